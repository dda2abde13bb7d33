-- Parameters: relation's oid, columns. Returns: whether an index begins with exactly these columns, in any order.
select exists (
  select from pg_index i
  where i.indrelid = ? and i.indisvalid and i.indpred is null
    and (select array_agg(a.attname::text)
         from unnest(i.indkey) with ordinality k (attnum, at) join pg_attribute a on a.attrelid = i.indrelid and a.attnum = k.attnum
         where k.at <= cardinality(c.columns)) @> c.columns)
from (select cast(? as text[]) as columns) c
