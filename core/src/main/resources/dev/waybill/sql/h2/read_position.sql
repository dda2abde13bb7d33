-- Where a queue stands. Parameter: queue.
select last_batch, last_tx, open_tx, refreshed_at, stale_since from waybill.position where queue_id = ?1
