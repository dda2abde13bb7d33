-- The batches of a queue that stay, for the Java API.
create or replace force view {{batches}} as
select b.id, b.kind, b.from_at, b.until_at, b.id = p.on_view as on_view, b.counts, b.notice
from waybill.position p join waybill.queue q on q.id = p.queue_id
join waybill.batch b on b.queue_id = p.queue_id and b.id > p.last_batch - q.keep
where p.queue_id = {{queueId}}
