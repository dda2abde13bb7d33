-- The batch on view.
create or replace force view {{schema}}."Batch" as
select b.id as "id", {{queueLiteral}} as "queue", b.kind as "kind", b.from_at as "from", b.until_at as "until",
  b.row_count as "rows", b.counts as "tables"
from waybill.position p join waybill.batch b on b.queue_id = p.queue_id and b.id = p.on_view
where p.queue_id = {{queueId}}
