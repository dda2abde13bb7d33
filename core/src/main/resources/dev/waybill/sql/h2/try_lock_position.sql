-- Keeps refreshes of one queue out, unless one is at work. Parameter: queue.
select last_batch from waybill.position where queue_id = ?1 for update skip locked
