-- waybill.upkeep: marks unused queues stale, purges the logs, empties retired batches. Safe at any time, from several places.
create or replace function waybill.upkeep() returns void
language plpgsql set search_path = pg_catalog, pg_temp
as $waybill$
begin
  perform waybill.mark_stale();
  perform waybill.purge(t.id) from waybill.tracked_table t;
  perform waybill.empty_retired(1000);
end
$waybill$;
