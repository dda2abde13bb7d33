-- Returns: id, name, documents, keep, milliseconds of first and stale_after, tables as configured, table ids, by name.
select id, name, documents, keep, (extract(epoch from first) * 1000)::bigint, (extract(epoch from stale_after) * 1000)::bigint, table_names, table_ids
from waybill.queue order by id
