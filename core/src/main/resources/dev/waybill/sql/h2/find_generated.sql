-- Columns that cannot be written. Parameters: schema, table.
select column_name from information_schema.columns where table_schema = ?1 and table_name = ?2 and is_generated = 'ALWAYS'
