-- The tracked tables. modified and parent_id are null where the model has none.
create table if not exists waybill.tracked (
  id int primary key,
  position int not null,
  schema_name varchar(256) not null,
  table_name varchar(256) not null,
  frozen_name varchar(256) not null,
  modified varchar(256),
  parent_id int,
  since timestamp(6) with time zone not null
)
