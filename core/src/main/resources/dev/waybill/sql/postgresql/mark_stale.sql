-- waybill.mark_stale: stops keeping captured changes for queues that went unused for longer than their limit.
-- Returns: how many. A queue that is being refreshed at this moment is passed over.
create or replace function waybill.mark_stale() returns bigint
language sql set search_path = pg_catalog, pg_temp
as $waybill$
  with unused as (
    select q.id from waybill.queue q
    where not q.stale and clock_timestamp() - q.stale_after > (
      select b.until_at from waybill.batch b where b.queue_id = q.id order by b.id desc limit 1)
    for no key update skip locked),
  marked as (update waybill.queue q set stale = true from unused u where q.id = u.id returning 1)
  select count(*) from marked
$waybill$;
