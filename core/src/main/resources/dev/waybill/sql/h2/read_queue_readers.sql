-- Their readers.
select queue_id, reader from waybill.queue_reader order by reader
