-- waybill.live_position: the cuts that the logs are kept for: the last of each queue that is not stale.
create or replace view waybill.live_position as
select q.id as queue_id, pg_snapshot_xmax(b.position)::text::bigint as bound,
       array(select x::text::bigint from pg_snapshot_xip(b.position) x) as open_then
from waybill.queue q
cross join lateral (
  select l.position, l.identity from waybill.batch l where l.queue_id = q.id order by l.id desc limit 1) b
where not q.stale and b.identity = waybill.identity();
