-- The batch on view, and all batches that stay, of queue {{plainName}}.
create or replace view {{{schema}}}.batches with (security_barrier) as
select b.id, {{{nameLiteral}}}::text as queue, b.kind, b.from_at as "from", b.until_at as until, b.rows, b.counts as tables,
       b.id = (select v.batch_id from waybill.on_view v where v.queue_id = {{id}} order by v.seq desc limit 1) as on_view, b.notice
from waybill.batch b
where b.queue_id = {{id}}
  and b.id > (select max(l.id) from waybill.batch l where l.queue_id = {{id}}) - (select q.keep from waybill.queue q where q.id = {{id}});

create or replace view {{{schema}}}.batch with (security_barrier) as
select b.id, {{{nameLiteral}}}::text as queue, b.kind, b.from_at as "from", b.until_at as until, b.rows, b.counts as tables, b.notice
from waybill.batch b
where b.queue_id = {{id}} and b.id = {{> shown}};
