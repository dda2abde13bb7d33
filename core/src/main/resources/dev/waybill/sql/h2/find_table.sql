-- Tables of a name in any case, the exact spelling first. Parameters: schema or null for the current one, table.
select table_schema, table_name, table_type
from information_schema.tables
where lower(table_schema) = lower(coalesce(?1, current_schema)) and lower(table_name) = lower(?2)
order by case when table_schema = ?1 then 0 else 1 end, case when table_name = ?2 then 0 else 1 end
fetch first row only
