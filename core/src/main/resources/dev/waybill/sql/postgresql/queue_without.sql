-- Takes {{name}} out of queue {{queueName}}.
{{#views}}
drop view if exists {{{.}}};
{{/views}}
drop table if exists waybill.frozen_{{queueId}}_{{id}};
delete from waybill.deleted where queue_id = {{queueId}} and table_id = {{id}};
delete from waybill.installed_object where name like 'queue {{queueId}}: table {{id}}: %';
