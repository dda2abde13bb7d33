-- waybill.adopt: makes the logs of a restored or cloned database usable in this one. Parameters: here, this database's identity.
-- Transaction ids that were logged elsewhere mean nothing here, and would be taken for open or future ones: what the logs hold
-- is put into the past, dated now, and the logs are emptied. Marks go as well. A restored table is another relation of the same
-- name. Once per copy, for all queues.
create or replace function waybill.adopt(here text) returns void
language plpgsql set search_path = pg_catalog, pg_temp
as $waybill$
declare
  tracked record;
begin
  if (select i.identity from waybill.installation i) = here then
    return;
  end if;
  update waybill.installation set identity = here;
  for tracked in select t.id from waybill.tracked_table t loop
    execute format('select waybill.archive_%s(null)', tracked.id);
  end loop;
  update waybill.tracked_table t set relation = c.oid
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
   where n.nspname = t.schema_name and c.relname = t.table_name;
  delete from waybill.mark;
  delete from waybill.log_archive;
end
$waybill$;
