-- Returns: table id, logged changes (counting stops at a million), bytes of log and past.
select t.id,
  waybill.log_rows(t.id, 1000000),
  coalesce(sum(pg_total_relation_size(c.oid)), 0)
from waybill.tracked_table t
cross join lateral unnest(array['log_' || t.id || '_0', 'log_' || t.id || '_1', 'log_' || t.id || '_2']) n (name)
join pg_class c on c.oid = to_regclass('waybill.' || n.name)
group by t.id
