-- Columns of the tracked tables: frozen ones, and where they stand in the key and in the pointer to the parent, from 1.
create table if not exists waybill.tracked_column (
  table_id int not null,
  position int not null,
  name varchar(256) not null,
  type varchar(1000) not null,
  nullable boolean not null,
  frozen boolean not null,
  key_position int,
  parent_position int,
  primary key (table_id, position)
)
