-- Forgets the batches of queue {{plainQueue}}.
delete from waybill.batch where queue_id = {{queueId}}
