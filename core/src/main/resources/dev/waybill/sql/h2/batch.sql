-- What every refresh froze; counts is a JSON object of rows by frozen name. Batches beyond the queue's keep are removed.
create table if not exists waybill.batch (
  queue_id int not null,
  id bigint not null,
  kind varchar(10) not null,
  from_at timestamp(9) with time zone not null,
  until_at timestamp(9) with time zone not null,
  row_count bigint not null,
  counts varchar not null,
  notice varchar,
  primary key (queue_id, id)
)
