-- Forgets the columns of table {{id}}.
delete from waybill.tracked_column where table_id = {{id}}
