-- waybill.empty_retired: deletes the rows of batches that no longer stay. Deletes, not TRUNCATE: a transaction that reads an
-- older snapshot keeps its batch. Parameters: at_most, batches in one call. Returns: how many were emptied.
create or replace function waybill.empty_retired(at_most integer) returns bigint
language plpgsql set search_path = pg_catalog, pg_temp
as $waybill$
declare
  retired record;
  one     integer;
  emptied bigint := 0;
begin
  if not pg_try_advisory_xact_lock(hashtext('waybill.empty_retired')) then
    return 0; -- somebody is at it
  end if;
  for retired in
    select b.queue_id, b.id, q.table_ids, b.id % q.keep = 0 as anew from waybill.queue q join waybill.batch b on b.queue_id = q.id
    cross join lateral (select max(l.id) as last from waybill.batch l where l.queue_id = q.id) n
    where b.id <= n.last - q.keep
      and b.id > n.last - q.keep - 10000 -- rows long dead may still stand in the index
    order by b.id limit at_most for update of b skip locked
  loop
    foreach one in array retired.table_ids loop
      execute format('delete from waybill.frozen_%s_%s where "~batch" = $1', retired.queue_id, one) using retired.id;
      if retired.anew and pg_relation_size(format('waybill.frozen_%s_%s', retired.queue_id, one)::regclass) > 1048576 then
        perform waybill.summarize(
          format('waybill.frozen_%s_%s', retired.queue_id, one)::regclass, format('waybill.frozen_%s_%s_batch', retired.queue_id, one)::regclass, true);
      end if;
    end loop;
    delete from waybill.deleted d where d.queue_id = retired.queue_id and d.batch_id = retired.id;
    delete from waybill.batch b where b.queue_id = retired.queue_id and b.id = retired.id;
    emptied := emptied + 1;
  end loop;
  delete from waybill.on_view v
   using waybill.queue q cross join lateral (
     select l.seq as last from waybill.on_view l where l.queue_id = q.id order by l.seq desc limit 1) n
   where v.queue_id = q.id and v.seq < n.last and v.seq > n.last - 10000;
  -- After an hour one mark a minute is enough; fewer marks make refresh(start) take more, never less.
  delete from waybill.mark m
   where m.at < clock_timestamp() - interval '1 hour' and m.at > clock_timestamp() - interval '70 minutes'
     and exists (select from waybill.mark e where e.at < m.at and e.at >= date_trunc('minute', m.at));
  delete from waybill.mark m where m.at < clock_timestamp() - interval '8 days';
  return emptied;
end
$waybill$;
