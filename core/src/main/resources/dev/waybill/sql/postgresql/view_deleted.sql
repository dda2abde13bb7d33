-- Keys that vanished, in the batch on view of queue {{plainName}}.
create or replace view {{{schema}}}.deleted with (security_barrier) as
select t.frozen_name as TableName, d.key as Key
from waybill.deleted d join waybill.tracked_table t on t.id = d.table_id
where d.queue_id = {{id}}
  and d.batch_id = {{> shown}};
