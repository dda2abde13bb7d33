-- waybill.freeze_next_{{id}}: freezes into queue {{name}} what committed after one cut and by the next, in one statement, because only a
-- statement reads everything at one instant under READ COMMITTED.
-- Parameters: batch to fill; since, the cut before; own, the caller's transaction, whose rows wait for the next batch.
-- Returns: taken, the snapshot; until, a moment no earlier; counts of rows in the order of the queue's tables; gone, keys that vanished.
-- Reads the logs by transaction id from the old cut's upper bound, plus exactly the transactions that were open then: an old
-- open transaction costs nothing. Rows are looked up by key, and keys sorted so that neighbours are read together: the planner
-- cannot know what the logs hold at this moment.
create or replace function waybill.freeze_next_{{id}}(batch bigint, since pg_snapshot, own xid8,
  out taken pg_snapshot, out until timestamptz, out counts bigint[], out gone bigint)
language plpgsql set search_path = pg_catalog, pg_temp set row_security = off set jit = off set work_mem = '64MB' set plan_cache_mode = force_custom_plan{{^documents}}
  set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off set enable_hashagg = off{{/documents}}
as $waybill$
declare
  bound     xid8 := pg_snapshot_xmax(since);
  open_then xid8[] := array(select pg_snapshot_xip(since));
  any_logged boolean;
begin
  -- Nothing logged, nothing to freeze: planning the statement below would take longer than all the rest.
  select pg_current_snapshot(), clock_timestamp(),
{{#tables}}
{{#sides}}
         exists (select from waybill.log_{{id}}_{{.}} l where (l.xid >= bound or l.xid = any (open_then)) and l.xid <> own){{^-last}} or{{/-last}}
{{/sides}}
         {{^-last}}or{{/-last}}
{{/tables}}
    into taken, until, any_logged;
  if not any_logged then
    counts := array_fill(0::bigint, array[{{tableCount}}]);
    gone := 0;
    return;
  end if;

  with recursive cut as materialized (
    select pg_current_snapshot() as snapshot, clock_timestamp() as at),
{{#tables}}
  logged_{{id}} as (
{{#sides}}
    select {{{logList}}}, l.op from waybill.log_{{id}}_{{.}} l where l.xid >= bound and l.xid <> own
    union all
    select {{{logList}}}, l.op from waybill.log_{{id}}_{{.}} l where l.xid = any (open_then) and l.xid <> own{{^-last}}
    union all{{/-last}}
{{/sides}}),
  changed_{{id}} as materialized (
    select {{{keyList}}}, count(*) filter (where l.op = 'I') - count(*) filter (where l.op = 'D') as added, bool_or(l.op = 'D') as deleted
    from logged_{{id}} l group by {{{keyList}}}),
{{/tables}}
{{> freeze_tables}}
  select c.snapshot, c.at,
         array[{{#tables}}(select count(*) from frozen_{{id}}){{^-last}}, {{/-last}}{{/tables}}],
         {{#tables}}(select count(*) from gone_{{id}}){{^-last}} + {{/-last}}{{/tables}}
    into taken, until, counts, gone
    from cut c;
end
$waybill$;
