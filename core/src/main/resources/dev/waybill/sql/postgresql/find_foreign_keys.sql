-- Parameters: relation's oid. Returns: own columns, target's schema and table, target's columns, for each foreign key.
select array(select a.attname::text from unnest(c.conkey) with ordinality k (attnum, at) join pg_attribute a on a.attrelid = c.conrelid and a.attnum = k.attnum order by k.at),
  n.nspname, t.relname,
  array(select a.attname::text from unnest(c.confkey) with ordinality k (attnum, at) join pg_attribute a on a.attrelid = c.confrelid and a.attnum = k.attnum order by k.at)
from pg_constraint c join pg_class t on t.oid = c.confrelid join pg_namespace n on n.oid = t.relnamespace
where c.conrelid = ? and c.contype = 'f' and c.conparentid = 0
order by c.conname
