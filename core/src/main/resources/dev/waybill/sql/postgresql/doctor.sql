-- Everything that could lose or delay changes. Returns: severity, subject, message, remedy.
with tracked as (
  select t.*, t.schema_name || '.' || t.table_name as name from waybill.tracked_table t join pg_class c on c.oid = t.relation)
select 'PROBLEM', t.name, 'Logical replication writes to ' || p.relid::regclass || '; what a subscription applies fires no statement trigger and is not captured.',
  'Track the table where the rows are first written, or call refresh(start) for what the subscription brings.'
from tracked t cross join lateral (select t.relation as relid union select relid from pg_partition_tree(t.relation::regclass)) p
join pg_subscription_rel s on s.srrelid = p.relid
union all
select 'PROBLEM', t.name, 'Child table ' || i.inhrelid::regclass || ' inherits from it; rows written to the child by its own name are not captured.',
  'Track the child as well, or write through the parent.'
from tracked t join pg_class c on c.oid = t.relation and c.relkind = 'r' join pg_inherits i on i.inhparent = t.relation
where i.inhrelid not in (select x.relation from waybill.tracked_table x)
union all
select 'WARNING', t.name, 'The table is unlogged: after a crash it is empty, and no change says so.', 'ALTER TABLE ' || t.relation::regclass || ' SET LOGGED.'
from tracked t join pg_class c on c.oid = t.relation where c.relpersistence = 'u'
union all
select 'WARNING', 'transaction ' || p.gid, 'It has been prepared since ' || to_char(p.prepared, 'YYYY-MM-DD HH24:MI') || ' and holds its changes back.', 'COMMIT PREPARED or ROLLBACK PREPARED it.'
from pg_prepared_xacts p where p.database = current_database() and p.prepared < now() - interval '1 hour'
union all
select 'WARNING', 'session ' || a.pid, 'Its transaction has been open since ' || to_char(a.xact_start, 'YYYY-MM-DD HH24:MI') || '; what it wrote is not in any batch yet.', 'End it, or find out why it stays open.'
from pg_stat_activity a where a.datname = current_database() and a.xact_start < now() - interval '1 hour' and a.pid <> pg_backend_pid()
union all
select 'WARNING', 'queue ' || q.name, 'It was not refreshed since ' || to_char(b.until_at, 'YYYY-MM-DD HH24:MI') || ', longer than its limit of ' || q.stale_after || '; its next refresh reads by date.',
  'Refresh it, raise stale_after, or drop it with waybill queue drop.'
from waybill.queue q cross join lateral (select l.until_at from waybill.batch l where l.queue_id = q.id order by l.id desc limit 1) b
where q.stale or b.until_at < now() - q.stale_after
union all
select 'PROBLEM', 'queue ' || q.name, 'Its position was taken in another database, of which this one is a copy or a restored backup; refresh refuses.',
  'Call refresh(start) with a date before the copy was made.'
from waybill.queue q cross join lateral (select l.identity from waybill.batch l where l.queue_id = q.id order by l.id desc limit 1) b
where b.identity <> waybill.identity()
union all
select 'WARNING', t.name, 'Its change log takes ' || pg_size_pretty(s.bytes) || '.', 'Look for a queue that is not refreshed, or a transaction that stays open; then run waybill refresh or SELECT waybill.upkeep().'
from tracked t cross join lateral (
  select sum(pg_total_relation_size(to_regclass('waybill.log_' || t.id || '_' || n))) as bytes from generate_series(0, 2) n) s
where s.bytes > 1073741824
union all
select 'WARNING', 'capture of ' || t.name, 'The owner of the capture functions may no longer write to the log.', 'Run waybill install as the owner.'
from tracked t join pg_proc p on p.proname = 'capture_' || t.id || '_insert' and p.pronamespace = 'waybill'::regnamespace
where not has_table_privilege(p.proowner, 'waybill.log_' || t.id || '_0', 'insert')
union all
select 'PROBLEM', 'database', 'This server is a read-only replica; refresh refuses here.', 'Connect to the primary.'
where pg_is_in_recovery()
union all
select 'WARNING', t.name, 'No index begins with ' || quote_ident(t.parent_column) || ', by which documents find their parts: each refresh reads the whole table.',
  'CREATE INDEX ON ' || t.relation::regclass || ' (' || quote_ident(t.parent_column) || ').'
from tracked t
where t.parent_column is not null and exists (select from waybill.queue q where q.documents and t.id = any (q.table_ids))
  and not exists (
    select from pg_index i join pg_attribute a on a.attrelid = i.indrelid and a.attnum = i.indkey[0]
    where i.indrelid = t.relation and a.attname = t.parent_column and i.indisvalid and i.indpred is null)
union all
select 'PROBLEM', t.name, 'Row level security hides rows from the owner of the queue; refresh refuses rather than freeze a part.',
  'Install as the table''s owner or as a role with BYPASSRLS.'
from tracked t where row_security_active(t.relation)
