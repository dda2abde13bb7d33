-- schema: what Waybill keeps about tables, queues and batches.
--
-- Batches, the batch on view and the marks are only ever appended to and deleted from, and read newest first: an old
-- transaction that keeps dead rows from being cleaned away then costs a refresh nothing.
create schema if not exists waybill;
revoke all on schema waybill from public;

create table if not exists waybill.installation (
  only_row     boolean primary key default true check (only_row),
  version      text not null,
  timezone     text not null,
  identity     text not null,               -- of the database whose transaction ids the logs hold
  installed_at timestamptz not null default now()
);

-- What install has created, with a digest of its definition, so that a second install finds nothing to do.
create table if not exists waybill.installed_object (
  name   text primary key,
  digest text not null
);

create table if not exists waybill.tracked_table (
  id              integer primary key,
  position        integer not null,            -- in the order of the configuration
  schema_name     text not null,
  table_name      text not null,
  relation        oid not null,                -- so that a table swapped under its name is noticed
  frozen_name     text not null,
  columns         text[] not null,             -- frozen, in the table's order
  types           text[] not null,             -- theirs, without length and precision
  needs           text[] not null,             -- all columns that capture and refresh name
  excluded        text[] not null,
  parent_column   text,                        -- the first by which documents find a row's parent
  capturing_since timestamptz not null default now(),
  unique (schema_name, table_name)
);

create table if not exists waybill.queue (
  id          integer primary key,
  name        text not null unique,
  documents   boolean not null,
  keep        integer not null,
  first       interval not null,
  stale_after interval not null,
  table_names text[] not null,                 -- as configured; empty for all
  table_ids   integer[] not null,
  stale       boolean not null default false
);

create table if not exists waybill.batch (
  queue_id integer not null,
  id       bigint not null,
  kind     text not null check (kind in ('first', 'next', 'since')),
  from_at  timestamptz not null,
  until_at timestamptz not null,
  position pg_snapshot not null,               -- the cut
  identity text not null,                      -- of the database it was taken in
  rows     bigint not null,
  counts   json not null,                      -- rows by frozen name; Deleted last
  notice   text,
  primary key (queue_id, id)
);

create table if not exists waybill.on_view (
  queue_id integer not null,
  seq      bigint generated always as identity,
  batch_id bigint not null,
  primary key (queue_id, seq)
);

create table if not exists waybill.deleted (
  queue_id integer not null,
  batch_id bigint not null,
  table_id integer not null,
  key      jsonb not null
);
create index if not exists deleted_by_batch on waybill.deleted (queue_id, batch_id);

-- Moments at which it is known what had committed: "snapshot" was taken no later than "at".
create table if not exists waybill.mark (
  at       timestamptz primary key,
  snapshot pg_snapshot not null,
  done_below xid8 generated always as (pg_snapshot_xmin(snapshot)) stored
);
create index if not exists mark_by_xmin on waybill.mark (done_below, at);

-- One purge at a time, and none while refresh(start) reads log and past; counted, so that a REPEATABLE READ transaction which does so
-- under an older snapshot fails instead of missing what has moved. Apart from the installation, whose row every refresh reads.
create table if not exists waybill.purge_turn (
  only_row boolean primary key default true check (only_row),
  turns    bigint not null default 0
);
insert into waybill.purge_turn default values on conflict do nothing;

-- How far the rows of each log have been put into the table's past; see purge.sql.
create table if not exists waybill.log_archive (
  table_id integer not null,
  side     integer not null,
  upto     pg_snapshot not null,
  primary key (table_id, side)
);
