-- schedule: when each job of "waybill run" comes next, and which node runs it now. The columns are those of db-scheduler.
--
-- A few rows, each updated at every run and every few seconds while it runs. Room in the page and no index on what changes, so that
-- an update needs no new index entry.
create table if not exists waybill.schedule (
  task_name            text not null,      -- "source:" or "queue:" with its name, or "upkeep"
  task_instance        text not null,
  task_data            bytea,
  execution_time       timestamptz not null,
  picked               boolean not null,
  picked_by            text,               -- the node
  last_success         timestamptz,
  last_failure         timestamptz,
  consecutive_failures integer,
  last_heartbeat       timestamptz,
  version              bigint not null,
  priority             smallint,
  primary key (task_name, task_instance)
) with (fillfactor = 50);
