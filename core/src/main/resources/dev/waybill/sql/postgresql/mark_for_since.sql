-- The next refresh of every queue that takes table {{id}} reads from its last cut by date: its changes were not captured throughout.
update waybill.queue set stale = true where {{id}} = any (table_ids);
