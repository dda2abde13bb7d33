-- Every row of the batch on view, with what became of it: insert, update, delete or included.
create or replace force view {{schema}}."Changes" as
{{#tables}}select {{frozenLiteral}} as "TableName", {{frozenKeyJson}} as "Key",
  decode(f."waybill change", 0, 'insert', 1, 'update', 'included') as "Change"
from waybill.position p join {{frozen}} f on f."waybill batch" = p.on_view
where p.queue_id = {{queueId}}
union all
{{/tables}}select d.table_name, d.row_key, 'delete'
from waybill.position p join {{deleted}} d on d.batch = p.on_view
where p.queue_id = {{queueId}}
