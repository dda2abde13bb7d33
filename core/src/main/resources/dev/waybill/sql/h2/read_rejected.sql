-- Records that are set aside, the oldest first. Parameters: source or null for all, the same again, most of them.
select id, source, table_name, "key", reason, record, first_seen, last_seen
from waybill.rejected
where cast(? as varchar) is null or source = ?
order by id
fetch first ? rows only
