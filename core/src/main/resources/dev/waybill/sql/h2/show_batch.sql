-- Puts a batch that stays on view. Parameters: batch, queue.
update waybill.position p set on_view = ?1
where queue_id = ?2
and exists (
  select 1 from waybill.batch b join waybill.queue q on q.id = b.queue_id
  where b.queue_id = ?2 and b.id = ?1 and b.id > p.last_batch - q.keep)
