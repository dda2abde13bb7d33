-- Capture on {{relation}}. Statement triggers with transition tables: one set-based insert into the log per statement. A statement
-- fires those of the table that it names, so partitions have their own. Always enabled: sessions that replicate are captured too.
create or replace trigger waybill_insert after insert on {{{relation}}}
  referencing new table as waybill_new for each statement execute function waybill.capture_{{id}}_insert();
alter table {{{relation}}} enable always trigger waybill_insert;

create or replace trigger waybill_delete after delete on {{{relation}}}
  referencing old table as waybill_old for each statement execute function waybill.capture_{{id}}_delete();
alter table {{{relation}}} enable always trigger waybill_delete;

create or replace trigger waybill_update after update on {{{relation}}}
  referencing {{#partitioned}}old table as waybill_old {{/partitioned}}new table as waybill_new for each statement execute function waybill.capture_{{id}}_update();
alter table {{{relation}}} enable always trigger waybill_update;
{{^partitioned}}

create or replace trigger waybill_renamed after update on {{{relation}}}
  for each row when ({{{keyChanged}}}) execute function waybill.capture_{{id}}_moved('key');
alter table {{{relation}}} enable always trigger waybill_renamed;
{{#hasLoggedParent}}

create or replace trigger waybill_moved after update on {{{relation}}}
  for each row when (not ({{{keyChanged}}}) and ({{{parentChanged}}})) execute function waybill.capture_{{id}}_moved('parent');
alter table {{{relation}}} enable always trigger waybill_moved;
{{/hasLoggedParent}}
{{/partitioned}}
{{#holdsRows}}

create or replace trigger waybill_truncate before truncate on {{{relation}}}
  for each statement execute function waybill.capture_{{id}}_truncate();
alter table {{{relation}}} enable always trigger waybill_truncate;
{{/holdsRows}}
