-- Ends the capture of {{name}} and forgets what was captured.
{{#views}}
drop view if exists {{{.}}};
{{/views}}
{{#frozen}}
drop table if exists {{.}};
{{/frozen}}
drop function if exists waybill.capture_{{id}}_insert() cascade;
drop function if exists waybill.capture_{{id}}_delete() cascade;
drop function if exists waybill.capture_{{id}}_update() cascade;
drop function if exists waybill.capture_{{id}}_moved() cascade;
drop function if exists waybill.capture_{{id}}_truncate() cascade;
drop function if exists waybill.archive_{{id}}(integer);
drop table if exists waybill.log_{{id}}_0, waybill.log_{{id}}_1, waybill.log_{{id}}_2, waybill.past_{{id}};
drop sequence if exists waybill.log_side_{{id}};
delete from waybill.log_archive where table_id = {{id}};
delete from waybill.deleted where table_id = {{id}};
delete from waybill.tracked_table where id = {{id}};
delete from waybill.installed_object where name like 'table {{id}}: %' or name like 'queue %: table {{id}}: %';
