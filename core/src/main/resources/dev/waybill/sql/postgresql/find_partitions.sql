-- Parameters: relation's oid. Returns: schema, table, whether it holds rows itself, of the table and every partition below it; and whether
-- its capture triggers are all there and always enabled, given how many there must be.
select n.nspname, c.relname, c.relkind = 'r', (
    select count(*) from pg_trigger g where g.tgrelid = c.oid and g.tgenabled = 'A' and not g.tgisinternal
      and g.tgname in ('waybill_insert', 'waybill_update', 'waybill_delete', 'waybill_renamed', 'waybill_moved', 'waybill_truncate'))
from (select cast(? as oid) as oid union select relid from pg_partition_tree(cast(? as regclass))) tree
join pg_class c on c.oid = tree.oid join pg_namespace n on n.oid = c.relnamespace
order by c.oid
