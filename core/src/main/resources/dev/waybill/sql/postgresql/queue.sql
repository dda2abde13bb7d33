-- Queue {{plainName}}: the schema with what its consumers call and read. They need rights on this schema alone: the procedures run
-- with their owner's rights under a pinned search path, and views read with their owner's.
create schema if not exists {{{schema}}};

-- refresh: freezes the next batch, or with a start everything changed since.
create or replace procedure {{{schema}}}.refresh(start text default null,
  inout batch bigint default null, inout kind text default null, inout "from" timestamptz default null,
  inout until timestamptz default null, inout rows bigint default null)
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $waybill$
declare
  made waybill.batch := waybill.refresh_{{id}}(case when start is not null then waybill.parse_start(start) end);
begin
  batch := made.id;
  kind := made.kind;
  "from" := made.from_at;
  until := made.until_at;
  rows := made.rows;
end
$waybill$;

create or replace procedure {{{schema}}}.refresh(start timestamptz,
  inout batch bigint default null, inout kind text default null, inout "from" timestamptz default null,
  inout until timestamptz default null, inout rows bigint default null)
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $waybill$
begin
  perform waybill.check_start(start);
  select r.id, r.kind, r.from_at, r.until_at, r.rows into batch, kind, "from", until, rows from waybill.refresh_{{id}}(start) r;
end
$waybill$;

-- recall: puts an earlier batch back on view.
create or replace procedure {{{schema}}}.recall(inout batch bigint, inout kind text default null, inout "from" timestamptz default null,
  inout until timestamptz default null, inout rows bigint default null)
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $waybill$
begin
  select r.id, r.kind, r.from_at, r.until_at, r.rows into batch, kind, "from", until, rows from waybill.recall({{{nameLiteral}}}, batch) r;
end
$waybill$;

-- has_changes: whether a refresh would find anything, for who asks often: a third of the work of an empty refresh, and nothing is written. Also true where
-- only a refresh can tell: before the first, for a stale queue, and in a copy of the database, where it is refused.
create or replace function {{{schema}}}.has_changes() returns boolean
language plpgsql security definer set search_path = pg_catalog, pg_temp set plan_cache_mode = force_generic_plan set enable_seqscan = off set jit = off
as $waybill$
declare
  since pg_snapshot;
  known boolean;
  taken pg_snapshot;
  bound bigint;
  mine  bigint := coalesce(pg_current_xact_id_if_assigned()::text::bigint, 0);
  ended bigint[];
  any_logged boolean;
begin
  select b.position, not q.stale and b.identity = i.identity and i.identity = {{> here}} into since, known
    from waybill.queue q
    cross join lateral (select l.position, l.identity from waybill.batch l where l.queue_id = {{id}} order by l.id desc limit 1) b
    cross join waybill.installation i
   where q.id = {{id}};
  taken := pg_current_snapshot();
  if known is not true or pg_snapshot_xmax(since) > pg_snapshot_xmax(taken) then
    return true;
  end if;
  bound := pg_snapshot_xmax(since)::text::bigint;
{{> look_in_logs}}
  return any_logged;
end
$waybill$;

revoke all on all routines in schema {{{schema}}} from public;
