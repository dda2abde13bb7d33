-- Guards whose reference still holds: it goes with the table that it guards, the guard stays.
select table_name from information_schema.table_constraints
where table_schema = 'waybill' and constraint_type = 'FOREIGN KEY' and table_name like 'guard%'
