-- Removes a job that is not configured any more. Parameters: its name.
delete from waybill.schedule where task_name = ?
