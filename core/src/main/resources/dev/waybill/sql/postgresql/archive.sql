-- waybill.archive_{{id}}: puts the logged changes of {{name}} into the table's past, which dates rows for refresh(start).
-- Parameters: only_side; null for all sides, which also empties the logs: see adopt.sql.
-- A key is gone if a delete is among its changes: refresh(start) looks whether it is there. A change is dated by the first mark that is known to have seen it, else now: never too early.
create or replace function waybill.archive_{{id}}(only_side integer) returns void
language plpgsql set search_path = pg_catalog, pg_temp set jit = off
as $waybill$
declare
  done  pg_snapshot;
  bound bigint;
  seen  pg_snapshot;
begin
{{#sides}}
  if only_side = {{.}} or only_side is null then
    done := (select a.upto from waybill.log_archive a where a.table_id = {{id}} and a.side = {{.}});
    bound := coalesce(pg_snapshot_xmax(done)::text::bigint, 0);
    with cut as materialized (select pg_current_snapshot() as snapshot),
    fresh as (
      select {{{keyList}}}, {{#hasLoggedParent}}{{{lastParentList}}}, {{/hasLoggedParent}}max(l.xid) as xid, bool_or(l.op = 'D') as gone
      from waybill.log_{{id}}_{{.}} l
      where l.xid >= bound or l.xid = any (array(select x::text::bigint from pg_snapshot_xip(done) x))
      group by {{{keyList}}}),
    dated as (
      select x.xid, coalesce((
        select m.at from waybill.mark m where only_side is not null and m.done_below > x.xid::text::xid8 order by m.done_below, m.at limit 1), clock_timestamp()) as at
      from (select distinct f.xid from fresh f) x),
    put as (
      insert into waybill.past_{{id}} ({{{logList}}}, changed_at, gone)
      select {{{logListOfFresh}}},
             d.at, f.gone
      from fresh f join dated d on d.xid = f.xid
      on conflict ({{{keyList}}}) do update set {{#hasLoggedParent}}{{{setParents}}}, {{/hasLoggedParent}}changed_at = greatest(excluded.changed_at, past_{{id}}.changed_at), gone = excluded.gone or past_{{id}}.gone)
    select c.snapshot into seen from cut c;
    if only_side is null then
      delete from waybill.log_{{id}}_{{.}};
    else
      insert into waybill.log_archive (table_id, side, upto) values ({{id}}, {{.}}, waybill.position(seen, pg_current_xact_id()))
      on conflict (table_id, side) do update set upto = excluded.upto;
    end if;
  end if;
{{/sides}}
end
$waybill$;
