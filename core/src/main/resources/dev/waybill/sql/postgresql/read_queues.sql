-- Returns: id, name, documents, keep, seconds of first and stale_after, tables as configured, table ids, by name.
select id, name, documents, keep, extract(epoch from first)::bigint, extract(epoch from stale_after)::bigint, table_names, table_ids
from waybill.queue order by id
