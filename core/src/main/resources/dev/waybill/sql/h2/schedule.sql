-- When each job of "waybill run" comes next, and which node runs it now. The columns are those of db-scheduler.
create table if not exists waybill.schedule (
  task_name varchar(300) not null,
  task_instance varchar(100) not null,
  task_data varbinary(1000),
  execution_time timestamp(6) with time zone not null,
  picked boolean not null,
  picked_by varchar(100),
  last_success timestamp(6) with time zone,
  last_failure timestamp(6) with time zone,
  consecutive_failures int,
  last_heartbeat timestamp(6) with time zone,
  version bigint not null,
  priority smallint,
  primary key (task_name, task_instance)
)
