-- The tables that a queue freezes.
create table if not exists waybill.queue_table (
  queue_id int not null,
  table_id int not null,
  primary key (queue_id, table_id)
)
