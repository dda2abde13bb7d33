-- Users and roles that may refresh and read a queue.
create table if not exists waybill.queue_reader (
  queue_id int not null,
  reader varchar(256) not null,
  primary key (queue_id, reader)
)
