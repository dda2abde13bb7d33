-- Removes batches that no longer stay. Parameters: queue, the last of those.
delete from waybill.batch where queue_id = ?1 and id <= ?2
