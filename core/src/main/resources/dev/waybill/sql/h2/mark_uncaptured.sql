-- The next refresh of every queue that takes table {{id}} reads from its last cut by date: its changes were not captured throughout.
update waybill.position set stale_since = refreshed_at
where refreshed_at is not null and queue_id in (select queue_id from waybill.queue_table where table_id = {{id}})
