-- What vanished since the batch before the one on view.
create or replace force view {{schema}}."Deleted" as
select d.table_name as "TableName", d.row_key as "Key"
from waybill.position p join {{deleted}} d on d.batch = p.on_view
where p.queue_id = {{queueId}}
