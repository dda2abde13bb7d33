-- Stops keeping changes for a queue that was not refreshed for too long. Parameters: now, queue.
update waybill.position p set stale_since = ?1
where queue_id = ?2 and stale_since is null and refreshed_at is not null
and refreshed_at < dateadd('second', -(select q.stale_seconds from waybill.queue q where q.id = ?2), ?1)
