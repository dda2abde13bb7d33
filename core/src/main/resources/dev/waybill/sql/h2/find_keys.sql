-- Columns of the primary key, of unique constraints and of unique indexes. Parameters: schema, table.
select i.index_name, i.index_type_name = 'PRIMARY KEY', c.column_name
from information_schema.indexes i
join information_schema.index_columns c
  on c.index_schema = i.index_schema and c.index_name = i.index_name and c.table_name = i.table_name
where i.table_schema = ?1 and i.table_name = ?2 and i.index_type_name in ('PRIMARY KEY', 'UNIQUE INDEX') and c.is_unique
order by i.index_name, c.ordinal_position
