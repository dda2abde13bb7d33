-- waybill.rejected: records that do not fit their table, one row each however often they come.
create table if not exists waybill.rejected (
  id bigint generated always as identity primary key,
  source varchar(1000) not null,
  table_name varchar(1000) not null,
  "key" varchar not null,
  digest varchar(64) not null,
  reason varchar not null,
  record varchar not null,
  first_seen timestamp(9) with time zone not null,
  last_seen timestamp(9) with time zone not null,
  unique (source, table_name, digest)
)
