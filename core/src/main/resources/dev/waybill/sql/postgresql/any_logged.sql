-- waybill.any_logged_{{id}}: makes a cut, and tells whether the logs of queue {{name}} hold anything that committed after the cut before and by this
-- one. Where it says no, that is exact, though each log is asked in a statement of its own: whatever the cut's snapshot sees, those after it see
-- too. Where it says yes, it may be for what came after its cut, and freeze_next, which makes its own, decides.
-- One plan for all cuts, so that a session plans it once. An empty side is told by its size, which takes less than to set up a scan of it.
-- Parameters: since, the cut before; own, the caller's transaction, whose rows wait for the next batch.
-- Returns: taken, the snapshot; until, a moment no earlier; counts and gone as freeze_next, of nothing; any_logged.
create or replace function waybill.any_logged_{{id}}(since pg_snapshot, own xid8,
  out taken pg_snapshot, out until timestamptz, out counts bigint[], out gone bigint, out any_logged boolean)
language plpgsql set search_path = pg_catalog, pg_temp set plan_cache_mode = force_generic_plan set enable_seqscan = off set jit = off
as $waybill$
declare
  bound bigint := pg_snapshot_xmax(since)::text::bigint;
  mine  bigint := coalesce(own::text::bigint, 0);
  ended bigint[];
begin
  taken := pg_current_snapshot();
  until := clock_timestamp();
{{> look_in_logs}}
  counts := array_fill(0::bigint, array[{{tableCount}}]);
  gone := 0;
end
$waybill$;
