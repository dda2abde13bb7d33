-- Columns that point at another tracked table's key, whose row a document brings along.
create table if not exists waybill.tracked_pointer (
  table_id int not null,
  pointer int not null,
  position int not null,
  target_id int not null,
  column_name varchar(256) not null,
  primary key (table_id, pointer, position)
)
