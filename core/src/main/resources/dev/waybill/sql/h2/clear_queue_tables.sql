-- Forgets the tables of queue {{plainQueue}}.
delete from waybill.queue_table where queue_id = {{queueId}}
