-- Parameters: relation's oid, column. Returns: whether an index begins with it.
select exists (
  select from pg_index i join pg_attribute a on a.attrelid = i.indrelid and a.attnum = i.indkey[0]
  where i.indrelid = ? and a.attname = ? and i.indisvalid and i.indpred is null)
