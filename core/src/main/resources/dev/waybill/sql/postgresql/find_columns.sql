-- Parameters: relation's oid. Returns: column name, type as schema and name, whether null is allowed, in the table's order; and the
-- operator that tells whether two values are equal; and the type with length and precision, as a definition writes it.
select a.attname, quote_ident(s.nspname) || '.' || quote_ident(t.typname), not a.attnotnull,
  coalesce((
    select quote_ident(os.nspname) || '.' || o.oprname
    from pg_opclass c join pg_am m on m.oid = c.opcmethod and m.amname = 'btree'
    join pg_amop p on p.amopfamily = c.opcfamily and p.amopstrategy = 3 and p.amoplefttype = t.oid and p.amoprighttype = t.oid
    join pg_operator o on o.oid = p.amopopr join pg_namespace os on os.oid = o.oprnamespace
    where c.opcintype = t.oid and c.opcdefault limit 1), 'pg_catalog.='),
  case when s.nspname <> 'pg_catalog' and pg_type_is_visible(t.oid) then quote_ident(s.nspname) || '.' else '' end || format_type(a.atttypid, a.atttypmod)
from pg_attribute a join pg_type t on t.oid = a.atttypid join pg_namespace s on s.oid = t.typnamespace
where a.attrelid = ? and a.attnum > 0 and not a.attisdropped
order by a.attnum
