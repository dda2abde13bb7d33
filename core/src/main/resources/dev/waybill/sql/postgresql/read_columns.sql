-- Parameters: relation's qualified name. Returns: column names, types, and types with length and precision, of one of Waybill's own tables; nothing if it is not there.
select a.attname, quote_ident(s.nspname) || '.' || quote_ident(t.typname),
  case when s.nspname <> 'pg_catalog' and pg_type_is_visible(t.oid) then quote_ident(s.nspname) || '.' else '' end || format_type(a.atttypid, a.atttypmod)
from pg_attribute a join pg_type t on t.oid = a.atttypid join pg_namespace s on s.oid = t.typnamespace
where a.attrelid = to_regclass(?) and a.attnum > 0 and not a.attisdropped
order by a.attnum
