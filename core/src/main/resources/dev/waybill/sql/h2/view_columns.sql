-- The frozen columns of a table, in order. Parameters: queue, frozen name.
select table_name, column_name from information_schema.columns
where table_schema = ?1 and lower(table_name) = lower(?2) order by ordinal_position
