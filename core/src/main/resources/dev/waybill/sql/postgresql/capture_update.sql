-- waybill.capture_{{id}}_update: logs the rows that an UPDATE, MERGE or upsert changed in {{name}}.
-- Qualified throughout: see capture_insert.sql. Old rows are not joined to new ones to drop updates that changed nothing: that
-- doubles the cost.
{{#partitioned}}
-- A row that an update moves to another partition fires no row trigger for updates, so keys and parents that changed are found
-- here by comparing the sets; for other tables capture_moved.sql does it at less cost.
{{/partitioned}}
create or replace function waybill.capture_{{id}}_update() returns trigger
language plpgsql security definer
as $waybill$
begin
{{#sides}}
  {{^-last}}{{^-first}}els{{/-first}}if pg_catalog.pg_sequence_last_value('waybill.log_side_{{id}}'::pg_catalog.regclass) operator(pg_catalog.=) {{.}} then{{/-last}}{{#-last}}else{{/-last}}
    insert into waybill.log_{{id}}_{{.}} (xid, op, {{{logList}}})
    select pg_catalog.txid_current(), 'U', {{{newLogValues}}} from waybill_new n{{^partitioned}};{{/partitioned}}
{{#partitioned}}
    union all
    select pg_catalog.txid_current(), 'I', k.*{{{noParentValues}}} from (select {{{newKey}}} from waybill_new n except select {{{oldKey}}} from waybill_old o) k
    union all
    select pg_catalog.txid_current(), 'D', k.*{{{noParentValues}}} from (select {{{oldKey}}} from waybill_old o except select {{{newKey}}} from waybill_new n) k
{{#hasLoggedParent}}
    union all
    select pg_catalog.txid_current(), 'M', k.* from (select {{{oldLogValues}}} from waybill_old o except select {{{newLogValues}}} from waybill_new n) k
{{/hasLoggedParent}};
{{/partitioned}}
{{/sides}}
  end if;
  return null;
end
$waybill$;
