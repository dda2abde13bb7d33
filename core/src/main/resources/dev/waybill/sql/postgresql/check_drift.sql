-- waybill.check_drift: refuses to freeze tables that no longer have the columns that are tracked.
-- Parameters: table_ids. Raises: WB018 naming table and column.
create or replace function waybill.check_drift(table_ids integer[]) returns void
language plpgsql stable set search_path = pg_catalog, pg_temp set plan_cache_mode = force_generic_plan
as $waybill$
declare
  found record;
begin
  select t.schema_name || '.' || t.table_name as name, c.oid is null as gone, n.column_name, a.attname is null as missing,
         coalesce(f.type_name, y.type_name) as was, case when f.type_name is null then a.type_name else a.full_name end as is
    into found
    from waybill.tracked_table t
    left join (pg_class c join pg_namespace s on s.oid = c.relnamespace)
      on c.oid = t.relation and c.relname = t.table_name and s.nspname = t.schema_name
    cross join lateral unnest(t.needs) n (column_name)
    left join lateral (
      select p.attname, p.atttypid, p.atttypmod, format_type(p.atttypid, p.atttypmod) as full_name,
             quote_ident(ns.nspname) || '.' || quote_ident(ty.typname) as type_name
      from pg_attribute p join pg_type ty on ty.oid = p.atttypid join pg_namespace ns on ns.oid = ty.typnamespace
      where p.attrelid = c.oid and p.attname = n.column_name and p.attnum > 0 and not p.attisdropped) a on true
    left join lateral (
      select u.type_name from unnest(t.columns, t.types) u (column_name, type_name) where u.column_name = n.column_name) y on true
    -- Its length or precision, where that is no longer the frozen column's: a value would be refused, or rounded in silence.
    left join lateral (
      select format_type(p.atttypid, p.atttypmod) as type_name
      from pg_attribute p
      where p.attrelid = (select to_regclass(format('waybill.frozen_%s_%s', q.id, t.id)) from waybill.queue q where t.id = any (q.table_ids) limit 1)
        and p.attname = n.column_name and p.atttypid = a.atttypid and p.atttypmod <> a.atttypmod) f on true
   where t.id = any (table_ids)
     and (c.oid is null or a.attname is null or a.type_name <> coalesce(y.type_name, a.type_name) or f.type_name is not null)
   order by t.position
   limit 1;
  if found.gone then
    raise exception using errcode = 'WB018', message = format(
      'Table %s was dropped, renamed or replaced. Correct tables: in the configuration, then run waybill install.', found.name);
  elsif found.missing then
    raise exception using errcode = 'WB018', message = format(
      'Column %s of table %s was dropped or renamed. Run waybill install to track the table as it is now.', found.column_name, found.name);
  elsif found.name is not null then
    raise exception using errcode = 'WB018', message = format(
      'Column %s of table %s has changed its type from %s to %s. Run waybill install to take it in.',
      found.column_name, found.name, found.was, found.is);
  end if;
end
$waybill$;
