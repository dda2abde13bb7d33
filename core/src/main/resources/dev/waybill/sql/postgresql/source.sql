-- waybill.source: how far each source has come, how its last pass ended, and what all its pages together were.
create table if not exists waybill.source (
  name         text primary key,
  watermark    text,                           -- in the source's own words
  up_to        timestamptz,                    -- up to here its records are in the tables
  last_page    timestamptz,
  pass_started timestamptz,
  pass_ended   timestamptz,
  pass_counts  text,                           -- by table: inserted, updated, unchanged, older, deleted, rejected
  pass_error   text,
  inserted     bigint not null default 0,
  updated      bigint not null default 0,
  unchanged    bigint not null default 0,
  older        bigint not null default 0,
  deleted      bigint not null default 0,
  rejected     bigint not null default 0
);
