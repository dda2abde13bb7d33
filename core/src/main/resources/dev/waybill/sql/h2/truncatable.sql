-- Guards that are there.
select table_name from information_schema.tables where table_schema = 'waybill' and table_name like 'guard%'
