-- Whether Waybill is installed.
select count(*) from information_schema.tables where table_schema = 'waybill' and table_name = 'setting'
