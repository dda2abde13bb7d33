-- No queue takes table {{id}} any more.
delete from waybill.queue_table where table_id = {{id}}
