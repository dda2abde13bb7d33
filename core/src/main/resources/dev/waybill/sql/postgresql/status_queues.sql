-- Parameters: where counting stops. Returns: name, phase, batch on view, last batch, its cut, pending changes, documents, keep, frozen names, by name.
select q.name,
  case when b.id is null then 'NEW'
       when b.identity <> waybill.identity() or i.identity <> waybill.identity() then 'FOREIGN'
       when q.stale or b.until_at < now() - q.stale_after then 'STALE'
       else 'READY' end,
  (select v.batch_id from waybill.on_view v where v.queue_id = q.id order by v.seq desc limit 1),
  b.id, b.until_at, waybill.pending(q.id, ?), q.documents, q.keep,
  array(select t.frozen_name from unnest(q.table_ids) with ordinality u (id, at) join waybill.tracked_table t on t.id = u.id order by u.at)
from waybill.queue q cross join waybill.installation i
left join lateral (select l.id, l.until_at, l.identity from waybill.batch l where l.queue_id = q.id order by l.id desc limit 1) b on true
order by q.name
