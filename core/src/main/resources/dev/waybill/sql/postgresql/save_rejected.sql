-- Sets a record aside; one that is already keeps its place. Parameters: source, table, key, the key's digest, reason, record.
insert into waybill.rejected (source, table_name, key, digest, reason, record) values (?, ?, ?, ?, ?, ?)
on conflict (source, table_name, digest) do update set
  reason = excluded.reason, record = excluded.record, last_seen = excluded.last_seen
