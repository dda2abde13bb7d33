-- The first and last batch that stay. Parameter: queue.
select min(b.id), max(b.id)
from waybill.position p join waybill.queue q on q.id = p.queue_id
join waybill.batch b on b.queue_id = p.queue_id and b.id > p.last_batch - q.keep
where p.queue_id = ?1
