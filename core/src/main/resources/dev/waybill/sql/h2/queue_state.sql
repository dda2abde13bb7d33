-- Where the queues stand.
select q.id, p.last_batch, p.on_view, p.last_tx, p.open_tx, p.refreshed_at, p.stale_since,
  p.refreshed_at < dateadd('second', -q.stale_seconds, current_timestamp)
from waybill.queue q join waybill.position p on p.queue_id = q.id order by q.name
