-- Forgets the readers of queue {{plainQueue}}.
delete from waybill.queue_reader where queue_id = {{queueId}}
