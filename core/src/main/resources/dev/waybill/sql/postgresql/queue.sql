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

revoke all on all routines in schema {{{schema}}} from public;
