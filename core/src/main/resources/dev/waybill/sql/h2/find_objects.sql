-- What exists in a schema. Parameter: schema.
select 'table' as kind, table_name as name from information_schema.tables where table_schema = ?1
union all select 'index', index_name from information_schema.indexes where index_schema = ?1
union all select 'trigger', trigger_name from information_schema.triggers where trigger_schema = ?1
union all select 'alias', routine_name from information_schema.routines where routine_schema = ?1
