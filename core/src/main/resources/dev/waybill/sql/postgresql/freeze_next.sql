-- waybill.freeze_next_{{id}}: freezes into queue {{name}} what committed after one cut and by the next, in one statement, because only a
-- statement reads everything at one instant under READ COMMITTED.
-- Parameters: batch to fill; since, the cut before; own, the caller's transaction, whose rows wait for the next batch.
-- Returns: taken, the snapshot; until, a moment no earlier; counts of rows in the order of the queue's tables; gone, keys that vanished.
-- Reads the logs by transaction id from the old cut's upper bound, plus exactly the transactions that were open then and have ended: an
-- old open transaction costs nothing. Rows are looked up by key, and keys sorted so that neighbours are read together: the planner
-- cannot know what the logs hold at this moment. Where so much changed that reading the tables whole is cheaper, that is done.
-- A transaction counts as ended by the statement's own snapshot, never by an earlier one: one that ended between would be lost.
create or replace function waybill.freeze_next_{{id}}(batch bigint, since pg_snapshot, own xid8,
  out taken pg_snapshot, out until timestamptz, out counts bigint[], out gone bigint)
language plpgsql set search_path = pg_catalog, pg_temp set row_security = off set jit = off set work_mem = '64MB' set plan_cache_mode = force_custom_plan{{^documents}}
  set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off set enable_hashagg = off set enable_nestloop = on{{/documents}}
as $waybill$
declare
  bound     bigint := pg_snapshot_xmax(since)::text::bigint;
  open_then bigint[] := array(select x::text::bigint from pg_snapshot_xip(since) x);
  mine      bigint := own::text::bigint;
{{^documents}}
  sizes      bigint[];
  many       boolean;
{{/documents}}
begin
{{^documents}}
  -- A lookup costs about as much as reading ten rows of a table from one end to the other.
  if {{#tables}}{{#sides}}pg_relation_size('waybill.log_{{id}}_{{.}}'){{^-last}} + {{/-last}}{{/sides}}{{^-last}} + {{/-last}}{{/tables}} > 65536 then
    sizes := array(
      select (select sum(pg_relation_size(r.relid)) from (select t.relation::regclass as relid union select p.relid from pg_partition_tree(t.relation::regclass) p) r)
      from unnest(array[{{#tables}}{{id}}{{^-last}}, {{/-last}}{{/tables}}]) with ordinality i (id, at) join waybill.tracked_table t on t.id = i.id order by i.at);
    select {{#tables}}(exists ({{#sides}}select from waybill.log_{{id}}_{{.}} l where l.xid >= bound{{^-last}} union all {{/-last}}{{/sides}} offset sizes[{{-index}}] / 800)
           or not exists ({{#sides}}select from waybill.log_{{id}}_{{.}} l where l.xid >= bound{{^-last}} union all {{/-last}}{{/sides}})){{^-last}} and {{/-last}}{{/tables}}
      into many;
    if many then
      perform set_config(s.name, s.value, true)
      from (values ('enable_seqscan', 'on'), ('enable_hashjoin', 'on'), ('enable_hashagg', 'on'), ('enable_nestloop', 'off')) s (name, value);
    end if;
  end if;
{{/documents}}

  with recursive cut as materialized (
    select pg_current_snapshot() as snapshot, clock_timestamp() as at),
  ended as materialized (
    select array(select unnest(open_then) except select x::text::bigint from pg_snapshot_xip(c.snapshot) x) as xids from cut c),
{{#tables}}
  logged_{{id}} as (
{{#sides}}
    select {{{logList}}}, l.op from waybill.log_{{id}}_{{.}} l where (l.xid >= bound or l.xid = any ((select e.xids from ended e)::bigint[])) and l.xid <> mine{{^-last}}
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
