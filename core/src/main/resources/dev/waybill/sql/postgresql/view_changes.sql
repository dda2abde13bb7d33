-- What became of each key, in the batch on view of queue {{plainName}}.
create or replace view {{{schema}}}.changes with (security_barrier) as
with shown as materialized (
  select {{> shown}} as batch_id)
{{#tables}}
select {{{frozenNameLiteral}}}::text as TableName, {{{frozenKeyJson}}} as Key,
       case f."~change" when 'I' then 'insert' when 'U' then 'update' else 'included' end as Change
from waybill.frozen_{{queueId}}_{{id}} f where f."~batch" = (select s.batch_id from shown s)
union all
{{/tables}}
select t.frozen_name, d.key, 'delete'
from waybill.deleted d join waybill.tracked_table t on t.id = d.table_id
where d.queue_id = {{id}} and d.batch_id = (select s.batch_id from shown s);
