-- Columns of the primary key and of unique constraints. Parameters: schema, table.
select t.constraint_name, k.column_name
from information_schema.table_constraints t
join information_schema.key_column_usage k
  on k.constraint_schema = t.constraint_schema and k.constraint_name = t.constraint_name
where t.table_schema = ?1 and t.table_name = ?2 and t.constraint_type in ('PRIMARY KEY', 'UNIQUE')
order by t.constraint_name, k.ordinal_position
