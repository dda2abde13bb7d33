-- Forgets queue {{plainQueue}}.
delete from waybill.queue where id = {{queueId}}
