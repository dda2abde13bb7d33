-- waybill.recall: puts an earlier batch of a queue back on view. The position does not move.
-- Parameters: the_queue, batch. Returns: the batch. Raises: WB010 unknown queue, WB011 a batch that does not stay, WB017 read-only.
create or replace function waybill.recall(the_queue text, batch bigint) returns waybill.batch
language plpgsql set search_path = pg_catalog, pg_temp
as $waybill$
declare
  queue  waybill.queue;
  result waybill.batch;
  newest bigint;
begin
  if pg_is_in_recovery() or current_setting('transaction_read_only')::boolean then
    raise exception using errcode = 'WB017', message = format(
      'Queue %I cannot recall a batch here: this database is a read-only replica, or the transaction is read-only. Connect to the primary.', the_queue);
  end if;
  select * into queue from waybill.queue q where q.name = the_queue for no key update;
  if not found then
    raise exception using errcode = 'WB010', message = format('There is no queue %I. See waybill queue list.', the_queue);
  end if;
  newest := (select max(b.id) from waybill.batch b where b.queue_id = queue.id);
  select * into result from waybill.batch b where b.queue_id = queue.id and b.id = batch and b.id > newest - queue.keep;
  if not found then
    raise exception using errcode = 'WB011', message = case
      when newest is null then format('Queue %I has no batch yet. Run refresh first.', the_queue)
      else format('Queue %I has no batch %s any more, or not yet. Batches %s to %s can be recalled.',
        the_queue, coalesce(batch::text, 'null'), greatest(newest - queue.keep + 1, (select min(b.id) from waybill.batch b where b.queue_id = queue.id)), newest)
    end;
  end if;
  insert into waybill.on_view (queue_id, batch_id) values (queue.id, batch);
  return result;
end
$waybill$;
