-- waybill.rejected: records that do not fit their table, one row each however often they come.
create table if not exists waybill.rejected (
  id         bigint generated always as identity primary key,
  source     text not null,
  table_name text not null,                    -- as the source's configuration spells it
  key        text not null,                    -- JSON
  digest     text not null,                    -- of the key, which may be longer than an index takes
  reason     text not null,
  record     text not null,                    -- JSON by column, or what could not be read
  first_seen timestamptz not null default clock_timestamp(),
  last_seen  timestamptz not null default clock_timestamp(),
  unique (source, table_name, digest)
);
