-- Parameters: relation's oid. Returns: whether it is the primary key, and the columns, of each unique index over plain columns that are all
-- not null and hold for all rows and at every moment.
select i.indisprimary, array(
    select a.attname::text from unnest(i.indkey) with ordinality k (attnum, at) join pg_attribute a on a.attrelid = i.indrelid and a.attnum = k.attnum
    where k.at <= i.indnkeyatts order by k.at)
from pg_index i
where i.indrelid = ? and i.indisunique and i.indisvalid and i.indimmediate and i.indpred is null and i.indexprs is null
  and not exists (
    select from unnest(i.indkey) with ordinality k (attnum, at) join pg_attribute a on a.attrelid = i.indrelid and a.attnum = k.attnum
    where k.at <= i.indnkeyatts and not a.attnotnull)
order by i.indisprimary desc, i.indnkeyatts, i.indexrelid
