-- Returns: whether what the loader keeps is installed.
select count(*) = 2 from information_schema.tables where table_schema = 'waybill' and lower(table_name) in ('source', 'rejected')
