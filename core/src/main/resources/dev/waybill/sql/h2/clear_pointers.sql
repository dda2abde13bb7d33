-- Forgets the pointers of table {{id}}.
delete from waybill.tracked_pointer where table_id = {{id}}
