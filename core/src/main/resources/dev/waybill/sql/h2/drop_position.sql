-- Forgets where queue {{plainQueue}} stood.
delete from waybill.position where queue_id = {{queueId}}
