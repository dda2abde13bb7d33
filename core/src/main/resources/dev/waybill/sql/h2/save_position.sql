-- Moves a queue's position and view to a new batch. Parameters: batch, last_tx, open_tx, cut, queue.
update waybill.position
set last_batch = ?1, on_view = ?1, last_tx = ?2, open_tx = ?3, refreshed_at = ?4, stale_since = null
where queue_id = ?5
