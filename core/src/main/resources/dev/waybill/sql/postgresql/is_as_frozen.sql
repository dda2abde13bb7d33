-- waybill.is_as_frozen: whether all tables of a queue have the columns that are tracked, of the types that they are frozen as. Every
-- refresh asks; where the answer is no, check_drift finds out what is wrong, if anything is, which takes ten times as long.
-- Parameters: the queue; table_ids.
create or replace function waybill.is_as_frozen(queue_id integer, table_ids integer[]) returns boolean
language plpgsql stable set search_path = pg_catalog, pg_temp set plan_cache_mode = force_generic_plan set jit = off
as $waybill$
begin
  return (
    select bool_and(
      exists (select from pg_class c join pg_namespace s on s.oid = c.relnamespace
              where c.oid = t.relation and c.relname = t.table_name and s.nspname = t.schema_name)
      and (
        select count(*) = cardinality(t.needs) and count(f.attnum) = cardinality(t.columns)
        from pg_attribute a
        left join pg_attribute f on f.attrelid = frozen.id and f.attname = a.attname and f.atttypid = a.atttypid and f.atttypmod = a.atttypmod
          and not f.attisdropped
        where a.attrelid = t.relation and a.attnum > 0 and not a.attisdropped and a.attname = any (t.needs)))
    from waybill.tracked_table t
    cross join lateral (select to_regclass(format('waybill.frozen_%s_%s', queue_id, t.id)) as id offset 0) frozen
    where t.id = any (table_ids));
end
$waybill$;
