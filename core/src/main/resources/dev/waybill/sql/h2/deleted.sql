-- Keys that vanished, by batch, of queue {{plainQueue}}.
create table if not exists {{deleted}} (
  batch bigint not null,
  table_name varchar(256) not null,
  row_key varchar not null
)
