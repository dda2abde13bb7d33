-- waybill.is_as_frozen: whether all tables of a queue have the columns that are tracked, of the types that they are frozen as. Every
-- refresh asks; where the answer is no, check_drift finds out what is wrong, if anything is, which takes ten times as long.
-- The columns of a table and of its frozen rows are read in one go each and joined by hashing: looking up each of them takes twice as long.
-- Parameters: the queue; table_ids.
create or replace function waybill.is_as_frozen(queue_id integer, table_ids integer[]) returns boolean
language plpgsql stable set search_path = pg_catalog, pg_temp set plan_cache_mode = force_generic_plan set jit = off
  set enable_nestloop = off set enable_mergejoin = off
as $waybill$
begin
  return (
    select bool_and(
      coalesce((
        select c.relname = t.table_name and c.relnamespace::regnamespace::text = quote_ident(t.schema_name) from pg_class c where c.oid = t.relation), false)
      and (
        -- Frozen are the tracked columns and no others; what is needed beside them is only looked for by name.
        select count(f.attname) = cardinality(t.columns)
           and count(*) filter (where f.attname is null and a.attname = any (t.needs)) = cardinality(t.needs) - cardinality(t.columns)
        from (select a.attname, a.atttypid, a.atttypmod from pg_attribute a
              where a.attrelid = t.relation and a.attnum > 0 and not a.attisdropped offset 0) a
        left join (select f.attname, f.atttypid, f.atttypmod from pg_attribute f
              where f.attrelid = t.frozen and f.attnum > 0 and not f.attisdropped offset 0) f using (attname, atttypid, atttypmod)))
    from (
      select t.table_name, t.schema_name, t.relation, t.columns, t.needs, to_regclass(format('waybill.frozen_%s_%s', queue_id, t.id)) as frozen
      from waybill.tracked_table t where t.id = any (table_ids) offset 0) t);
end
$waybill$;
