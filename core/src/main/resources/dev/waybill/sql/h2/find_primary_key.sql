-- Columns of the primary key in its order. Parameters: schema, table.
select k.column_name
from information_schema.table_constraints t
join information_schema.key_column_usage k
  on k.constraint_schema = t.constraint_schema and k.constraint_name = t.constraint_name
where t.table_schema = ?1 and t.table_name = ?2 and t.constraint_type = 'PRIMARY KEY' order by k.ordinal_position
