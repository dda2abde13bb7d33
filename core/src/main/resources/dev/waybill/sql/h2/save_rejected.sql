-- Sets a record aside; one that is already keeps its place. Parameters: source, table, key, the key's digest, reason, record.
merge into waybill.rejected as r
using (values (cast(? as varchar), cast(? as varchar), cast(? as varchar), cast(? as varchar), cast(? as varchar), cast(? as varchar)))
  as n(source, table_name, record_key, digest, reason, record)
on r.source = n.source and r.table_name = n.table_name and r.digest = n.digest
when matched then update set reason = n.reason, record = n.record, last_seen = current_timestamp(9)
when not matched then insert (source, table_name, "key", digest, reason, record, first_seen, last_seen)
values (n.source, n.table_name, n.record_key, n.digest, n.reason, n.record, current_timestamp(9), current_timestamp(9))
