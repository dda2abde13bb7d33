-- waybill.upkeep: marks unused queues stale, empties retired batches, purges the logs. Safe at any time, from several places.
create or replace function waybill.upkeep() returns void
language plpgsql set search_path = pg_catalog, pg_temp
as $waybill$
begin
  perform waybill.mark_stale();
  perform waybill.empty_retired(1000);
  perform waybill.purge(t.id) from waybill.tracked_table t; -- last, since it locks what it empties
end
$waybill$;
