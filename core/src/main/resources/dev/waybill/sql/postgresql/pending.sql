-- waybill.pending: captured changes that the next refresh of a queue will look at. Parameters: the_queue, at_most. Returns: their number.
create or replace function waybill.pending(the_queue integer, at_most bigint) returns bigint
language plpgsql stable set search_path = pg_catalog, pg_temp
as $waybill$
declare
  one   record;
  found bigint;
  total bigint := 0;
begin
  for one in
    select t.id, s.side from waybill.queue q, unnest(q.table_ids) t (id), generate_series(0, 2) s (side) where q.id = the_queue
  loop
    execute format(
      'select count(*) from (select from waybill.log_%s_%s l left join waybill.live_position p on p.queue_id = $1 where p.bound is null or l.xid >= p.bound or l.xid = any (p.open_then) limit $2) counted',
      one.id, one.side) into found using the_queue, at_most - total;
    total := total + found;
    exit when total >= at_most;
  end loop;
  return total;
end
$waybill$;
