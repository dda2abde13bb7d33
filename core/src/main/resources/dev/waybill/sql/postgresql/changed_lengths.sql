-- Columns whose length or precision is no longer that of what is frozen of them. Parameter: table id.
select p.attname
from waybill.tracked_table t
join pg_attribute p on p.attrelid = t.relation and p.attnum > 0 and not p.attisdropped
join pg_attribute f on f.attname = p.attname and f.attnum > 0 and f.atttypid = p.atttypid and f.atttypmod <> p.atttypmod
where t.id = ?
  and f.attrelid = (select to_regclass(format('waybill.frozen_%s_%s', q.id, t.id)) from waybill.queue q where t.id = any (q.table_ids) limit 1)
order by p.attnum
