-- Parameter: relation's oid. Returns, for each column that can be written, in the table's order: name, type's oid, kind of type (b, e for an
-- enumeration, d for a domain and so on), type modifier or -1, whether null is allowed; and the type as a definition writes it.
select a.attname, a.atttypid, t.typtype::text, a.atttypmod, not a.attnotnull,
  case when s.nspname <> 'pg_catalog' and pg_type_is_visible(t.oid) then quote_ident(s.nspname) || '.' else '' end || format_type(a.atttypid, a.atttypmod)
from pg_attribute a join pg_type t on t.oid = a.atttypid join pg_namespace s on s.oid = t.typnamespace
where a.attrelid = ? and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
order by a.attnum
