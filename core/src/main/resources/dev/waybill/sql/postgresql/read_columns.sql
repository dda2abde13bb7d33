-- Parameters: relation's qualified name. Returns: column names and types of one of Waybill's own tables; nothing if it is not there.
select a.attname, quote_ident(s.nspname) || '.' || quote_ident(t.typname)
from pg_attribute a join pg_type t on t.oid = a.atttypid join pg_namespace s on s.oid = t.typnamespace
where a.attrelid = to_regclass(?) and a.attnum > 0 and not a.attisdropped
order by a.attnum
