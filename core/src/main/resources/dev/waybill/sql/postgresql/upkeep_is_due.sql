-- waybill.upkeep_is_due: whether so much is passed or retired that a refresh should see to it itself. Cheap; what runs Waybill as a
-- service or by its command does upkeep after each refresh, and then this is never so.
create or replace function waybill.upkeep_is_due() returns boolean
language plpgsql stable set search_path = pg_catalog, pg_temp
as $waybill$
begin
  return (select coalesce(sum(pg_relation_size(format('waybill.log_%s_%s', t.id, s)::regclass)), 0) > 8388608
          from waybill.tracked_table t, generate_series(0, 2) s)
      or exists (
        select from waybill.queue q join waybill.batch b on b.queue_id = q.id
        cross join lateral (select max(l.id) as last from waybill.batch l where l.queue_id = q.id) n
        where b.id > n.last - 3 * q.keep and b.id <= n.last - 2 * q.keep);
end
$waybill$;
