-- Queue {{plainQueue}} has not been refreshed yet.
insert into waybill.position (queue_id, last_batch)
select {{queueId}}, 0 where not exists (select 1 from waybill.position where queue_id = {{queueId}})
