-- waybill.any_logged_{{id}}: whether the logs of queue {{name}} hold anything that committed after a cut. A function of its own, since its plan is
-- one for all cuts, so that a session plans it once.
-- Parameters: bound, the cut's upper bound; open_then, the transactions open at the cut; mine, the caller's transaction.
-- Returns: taken, the snapshot; until, a moment no earlier; any_logged.
create or replace function waybill.any_logged_{{id}}(bound bigint, open_then bigint[], mine bigint,
  out taken pg_snapshot, out until timestamptz, out any_logged boolean)
language plpgsql set search_path = pg_catalog, pg_temp set plan_cache_mode = force_generic_plan set enable_seqscan = off set jit = off
as $waybill$
begin
  select pg_current_snapshot(), clock_timestamp(),
{{#tables}}
{{#sides}}
         exists (select from waybill.log_{{id}}_{{.}} l where (l.xid >= bound or l.xid = any (ended.xids)) and l.xid <> mine){{^-last}} or{{/-last}}
{{/sides}}
         {{^-last}}or{{/-last}}
{{/tables}}
    into taken, until, any_logged
    from (select array(select unnest(open_then) except select x::text::bigint from pg_snapshot_xip(pg_current_snapshot()) x) as xids offset 0) ended;
end
$waybill$;
