-- Parameters: schema or null for the search path, whether it is quoted, table, whether it is quoted.
-- Returns: the relation's oid, schema, table, kind (r, p, v, m, f), whether it is a partition, as the catalog spells them.
select c.oid, n.nspname, c.relname, c.relkind::text, c.relispartition
from pg_class c join pg_namespace n on n.oid = c.relnamespace,
  (select cast(? as text) as schema_name, ? as schema_quoted, cast(? as text) as table_name, ? as table_quoted) typed
where c.relkind in ('r', 'p', 'v', 'm', 'f')
  and (c.relname = typed.table_name or not typed.table_quoted and c.relname = lower(typed.table_name))
  and case when typed.schema_name is null then pg_table_is_visible(c.oid)
      else n.nspname = typed.schema_name or not typed.schema_quoted and n.nspname = lower(typed.schema_name) end
order by c.relname = typed.table_name desc, n.nspname = typed.schema_name desc
limit 1
