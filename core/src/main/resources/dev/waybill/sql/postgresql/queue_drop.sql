-- Removes queue {{plainName}} with its batches; stops where objects of others depend on its views.
{{#views}}
drop view if exists {{{.}}};
{{/views}}
drop view if exists {{{schema}}}.changes, {{{schema}}}.deleted, {{{schema}}}.batch, {{{schema}}}.batches;
drop procedure if exists {{{schema}}}.refresh(text, bigint, text, timestamptz, timestamptz, bigint);
drop procedure if exists {{{schema}}}.refresh(timestamptz, bigint, text, timestamptz, timestamptz, bigint);
drop procedure if exists {{{schema}}}.recall(bigint, text, timestamptz, timestamptz, bigint);
drop function if exists {{{schema}}}.has_changes();
do $waybill$
begin
  execute {{{dropSchemaLiteral}}};
exception when dependent_objects_still_exist then
  raise notice 'schema kept: it holds objects of others';
end
$waybill$;
drop function if exists waybill.refresh_{{id}}(timestamptz);
drop function if exists waybill.freeze_next_{{id}}(bigint, pg_snapshot, xid8);
drop function if exists waybill.any_logged_{{id}}(pg_snapshot, xid8);
drop function if exists waybill.freeze_since_{{id}}(bigint, timestamptz, xid8);
{{#tableIdList}}
drop table if exists waybill.frozen_{{id}}_{{.}};
{{/tableIdList}}
delete from waybill.deleted where queue_id = {{id}};
delete from waybill.on_view where queue_id = {{id}};
delete from waybill.batch where queue_id = {{id}};
delete from waybill.queue where id = {{id}};
delete from waybill.installed_object where name like 'queue {{id}}: %';
