-- waybill.refresh: one refresh of one queue, in the caller's transaction.
-- Parameters: the_queue; start, null for the next batch. Returns: the batch.
-- Raises: WB010 unknown queue, WB016 position of another database, WB017 read-only, WB018 drift.
-- Locks the queue's row, so that two refreshes of one queue take turns and those of two queues do not meet.
create or replace function waybill.refresh(the_queue text, start timestamptz) returns waybill.batch
language plpgsql set search_path = pg_catalog, pg_temp
as $waybill$
declare
  queue  waybill.queue;
  before waybill.batch;
  result waybill.batch;
  cut    record;
  own    xid8;
  home   text := (select i.identity from waybill.installation i);
begin
  if pg_is_in_recovery() or current_setting('transaction_read_only')::boolean then
    raise exception using errcode = 'WB017', message = format(
      'Queue %I cannot be refreshed here: this database is a read-only replica, or the transaction is read-only. Connect to the primary.', the_queue);
  end if;
  select * into queue from waybill.queue q where q.name = the_queue for no key update;
  if not found then
    raise exception using errcode = 'WB010', message = format('There is no queue %I. See waybill queue list.', the_queue);
  end if;
  own := pg_current_xact_id();
  select * into before from waybill.batch b where b.queue_id = queue.id order by b.id desc limit 1;

  result.queue_id := queue.id;
  result.id := coalesce(before.id, 0) + 1;
  result.identity := waybill.identity();
  if start is not null then
    result.kind := 'since';
    result.from_at := start;
  elsif before.id is null then
    result.kind := 'first';
    result.from_at := clock_timestamp() - queue.first;
  elsif before.identity <> result.identity or home <> result.identity or pg_snapshot_xmax(before.position) > pg_snapshot_xmax(pg_current_snapshot()) then
    raise exception using errcode = 'WB016', message = format(
      'Queue %I was last refreshed in another database, of which this one is a copy or a restored backup. Call refresh(start) with a date before the copy was made, such as %L.',
      the_queue, to_char(before.until_at at time zone (select timezone from waybill.installation), 'YYYY-MM-DD HH24:MI'));
  elsif queue.stale then
    result.kind := 'since';
    result.from_at := before.until_at;
    result.notice := format('Not all changes since the last cut were captured or kept (the queue went unused for longer than %s, or capture was off): this batch holds everything dated since then.', queue.stale_after);
  else
    result.kind := 'next';
    result.from_at := before.until_at;
  end if;
  if result.kind = 'next' then
    if not waybill.is_as_frozen(queue.id, queue.table_ids) then
      perform waybill.check_drift(queue.table_ids);
    end if;
    execute format('select * from waybill.freeze_next_%s($1, $2, $3)', queue.id) into cut using result.id, before.position, own;
  else
    -- Keeps the logs from being purged into the past while both are read; under REPEATABLE READ it fails if they were since.
    perform from waybill.purge_turn for share;
    perform waybill.adopt(result.identity);
    if not waybill.is_as_frozen(queue.id, queue.table_ids) then
      perform waybill.check_drift(queue.table_ids);
    end if;
    execute format('select * from waybill.freeze_since_%s($1, $2, $3)', queue.id) into cut using result.id, result.from_at, own;
    if queue.stale then
      update waybill.queue q set stale = false where q.id = queue.id;
    end if;
  end if;

  for at in 1 .. cardinality(cut.counts) loop
    if cut.counts[at] > 1000 then
      perform waybill.summarize(
        format('waybill.frozen_%s_%s', queue.id, queue.table_ids[at])::regclass,
        format('waybill.frozen_%s_%s_batch', queue.id, queue.table_ids[at])::regclass, false);
    end if;
  end loop;

  result.position := waybill.position(cut.taken, own);
  result.until_at := greatest(cut.until, before.until_at);
  result.rows := (select sum(n) from unnest(cut.counts) n);
  result.counts := (
    select json_object_agg(name, n order by at) from (
      select t.frozen_name, cut.counts[i.at], i.at from unnest(queue.table_ids) with ordinality i (id, at) join waybill.tracked_table t on t.id = i.id
      union all select 'Deleted', cut.gone, 2147483647) counts (name, n, at));
  begin
    insert into waybill.batch select result.*;
  exception when unique_violation then
    -- Only under REPEATABLE READ and SERIALIZABLE, whose snapshot is older than the other refresh.
    raise exception using errcode = '40001', message = format(
      'Queue %I was refreshed by another session since this transaction began. Roll back and try again.', the_queue);
  end;
  insert into waybill.on_view (queue_id, batch_id) values (queue.id, result.id);
  insert into waybill.mark (at, snapshot)
  values (cut.until, result.position) on conflict do nothing;

  -- Upkeep locks the passed side of a log until the transaction ends: only where this call is all of it.
  if transaction_timestamp() = statement_timestamp() and current_setting('transaction_isolation') = 'read committed' and waybill.upkeep_is_due() then
    begin
      perform waybill.upkeep();
    exception when others then
      raise warning 'Waybill upkeep was put off: %', sqlerrm;
    end;
  end if;
  return result;
end
$waybill$;
