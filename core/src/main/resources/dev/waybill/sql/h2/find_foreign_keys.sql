-- Foreign keys of a table. Parameters: schema, table.
select r.constraint_name, k.column_name, u.table_schema, u.table_name, u.column_name
from information_schema.table_constraints t
join information_schema.referential_constraints r
  on r.constraint_schema = t.constraint_schema and r.constraint_name = t.constraint_name
join information_schema.key_column_usage k
  on k.constraint_schema = r.constraint_schema and k.constraint_name = r.constraint_name
join information_schema.key_column_usage u
  on u.constraint_schema = r.unique_constraint_schema and u.constraint_name = r.unique_constraint_name
  and u.ordinal_position = k.position_in_unique_constraint
where t.table_schema = ?1 and t.table_name = ?2 and t.constraint_type = 'FOREIGN KEY'
order by r.constraint_name, k.ordinal_position
