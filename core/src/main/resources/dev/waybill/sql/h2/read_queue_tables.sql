-- Their tables.
select queue_id, table_id from waybill.queue_table
