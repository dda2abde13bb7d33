-- The queues.
select id, name, documents, keep, first_seconds, stale_seconds, all_tables from waybill.queue order by name
