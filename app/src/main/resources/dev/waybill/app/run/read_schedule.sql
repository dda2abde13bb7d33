-- Returns: for each job its name, when it comes next, when it last succeeded and failed, failures in a row, and the node that runs it now.
select task_name, execution_time, last_success, last_failure, coalesce(consecutive_failures, 0), case when picked then picked_by end
from waybill.schedule
order by task_name
