-- The queues and their settings; spans in seconds.
create table if not exists waybill.queue (
  id int primary key,
  name varchar(256) not null unique,
  documents boolean not null,
  keep int not null,
  first_seconds bigint not null,
  stale_seconds bigint not null,
  all_tables boolean not null
)
