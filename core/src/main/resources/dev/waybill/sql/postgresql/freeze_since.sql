-- waybill.freeze_since_{{id}}: freezes into queue {{name}} everything changed since a date, in one statement (see freeze_next.sql).
-- Parameters: batch to fill; start; own, the caller's transaction, whose rows wait for the next batch.
-- Returns: as freeze_next.
-- A row counts by its modified column, by a captured change, or, without a modified date, by its parent; a row that nothing
-- dates counts as changed. "known" is a snapshot taken no later than start: whatever it sees had committed before.
create or replace function waybill.freeze_since_{{id}}(batch bigint, start timestamptz, own xid8,
  out taken pg_snapshot, out until timestamptz, out counts bigint[], out gone bigint)
language plpgsql set search_path = pg_catalog, pg_temp set row_security = off set jit = off set work_mem = '64MB' set plan_cache_mode = force_custom_plan
as $waybill$
declare
  known       pg_snapshot := (select m.snapshot from waybill.mark m where m.at <= start order by m.at desc limit 1);
  start_local timestamp := waybill.local_start(start);
  start_date  date := start_local;
  mine        bigint := own::text::bigint;
begin
  with recursive cut as materialized (
    select pg_current_snapshot() as snapshot, clock_timestamp() as at),
{{#datedTables}}
  log_{{id}} as (
{{#sides}}
    select {{{logList}}}, l.op, l.xid from waybill.log_{{id}}_{{.}} l where l.xid <> mine{{^-last}}
    union all{{/-last}}
{{/sides}}),
  logged_{{id}} as (
    select {{{logList}}}, l.op from log_{{id}} l where known is null or not pg_visible_in_snapshot(l.xid::text::xid8, known)
    union all
    select {{{logList}}}, case when l.gone then 'D'::"char" else 'U' end from waybill.past_{{id}} l where l.changed_at >= start),
  captured_{{id}} as materialized (
    select {{{keyList}}}, count(*) filter (where l.op = 'I') - count(*) filter (where l.op = 'D') as added, bool_or(l.op = 'D') as deleted
    from logged_{{id}} l group by {{{keyList}}}),
  dated_{{id}} as (
    select {{{rowKeyAsK}}} from {{{name}}} t
    where {{#modified}}t.{{{column}}} >= {{start}}
       or {{/modified}}({{#modified}}t.{{{column}}} is null and {{/modified}}({{#parent}}
           exists (select from changed_{{parentId}} c where {{{rowIsPartOfC}}})
           or not exists (select from {{{parentName}}} c where {{{rowIsPartOfParent}}}) and {{/parent}}
           not exists (select from log_{{id}} c where {{{rowIsC}}})
           and not exists (select from waybill.past_{{id}} c where {{{rowIsC}}})))),
  changed_{{id}} as materialized (
    select {{{keyList}}}, l.added, l.deleted from captured_{{id}} l
    union all
    select {{{keyList}}}, 0, false from dated_{{id}} l where not exists (select from captured_{{id}} c where {{{lIsC}}})),
{{/datedTables}}
{{> freeze_tables}}
  select c.snapshot, c.at,
         array[{{#tables}}(select count(*) from frozen_{{id}}){{^-last}}, {{/-last}}{{/tables}}],
         {{#tables}}(select count(*) from gone_{{id}}){{^-last}} + {{/-last}}{{/tables}}
    into taken, until, counts, gone
    from cut c;
end
$waybill$;
