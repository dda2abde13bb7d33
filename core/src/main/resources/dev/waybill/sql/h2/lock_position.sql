-- Makes refreshes of one queue take turns. Parameter: queue.
select last_batch from waybill.position where queue_id = ?1 for update wait 1
