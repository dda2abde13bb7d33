-- Lets a job that was stopped before its end be run at once, by whoever comes. Parameters: now, name, node.
update waybill.schedule
set picked = false, picked_by = null, last_heartbeat = null, execution_time = ?, version = version + 1
where task_name = ? and picked_by = ?
