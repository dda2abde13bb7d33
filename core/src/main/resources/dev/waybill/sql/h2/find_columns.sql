-- Columns of a table with what makes up their type. Parameters: schema, table.
select column_name, upper(data_type), character_maximum_length, numeric_precision, numeric_scale, datetime_precision,
  interval_type, is_nullable = 'YES', dtd_identifier, table_schema, table_name
from information_schema.columns where table_schema = ?1 and table_name = ?2 order by ordinal_position
