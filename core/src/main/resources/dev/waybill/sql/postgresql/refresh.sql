-- waybill.refresh_{{id}}: one refresh of queue {{name}}, in the caller's transaction. A function for each queue, so that nothing in it has to be
-- planned at each call; each statement in it, and each function with settings of its own, costs a poller who finds nothing more than what it does.
-- Parameters: start, null for the next batch. Returns: the batch.
-- Raises: WB010 unknown queue, WB016 position of another database, WB017 read-only, WB018 drift.
-- Locks the queue's row, so that two refreshes of one queue take turns and those of two queues do not meet.
create or replace function waybill.refresh_{{id}}(start timestamptz) returns waybill.batch
language plpgsql set search_path = pg_catalog, pg_temp
as $waybill$
declare
  queue  waybill.queue;
  before waybill.batch;
  result waybill.batch;
  cut    record;
  own    xid8;
  home   text;
begin
  if pg_is_in_recovery() or current_setting('transaction_read_only')::boolean then
    raise exception using errcode = 'WB017', message = format(
      'Queue %I cannot be refreshed here: this database is a read-only replica, or the transaction is read-only. Connect to the primary.', {{{nameLiteral}}});
  end if;
  select * into queue from waybill.queue q where q.id = {{id}} for no key update;
  if not found then
    raise exception using errcode = 'WB010', message = format('There is no queue %I. See waybill queue list.', {{{nameLiteral}}});
  end if;
  own := pg_current_xact_id();
  select * into before from waybill.batch b where b.queue_id = {{id}} order by b.id desc limit 1;

  result.queue_id := {{id}};
  result.id := coalesce(before.id, 0) + 1;
  select {{> here}}, i.identity into result.identity, home from waybill.installation i;
  if start is not null then
    result.kind := 'since';
    result.from_at := start;
  elsif before.id is null then
    result.kind := 'first';
    result.from_at := clock_timestamp() - queue.first;
  elsif before.identity <> result.identity or home <> result.identity or pg_snapshot_xmax(before.position) > pg_snapshot_xmax(pg_current_snapshot()) then
    raise exception using errcode = 'WB016', message = format(
      'Queue %I was last refreshed in another database, of which this one is a copy or a restored backup. Call refresh(start) with a date before the copy was made, such as %L.',
      {{{nameLiteral}}}, to_char(before.until_at at time zone (select timezone from waybill.installation), 'YYYY-MM-DD HH24:MI'));
  elsif queue.stale then
    result.kind := 'since';
    result.from_at := before.until_at;
    result.notice := format('Not all changes since the last cut were captured or kept (the queue went unused for longer than %s, or capture was off): this batch holds everything dated since then.', queue.stale_after);
  else
    result.kind := 'next';
    result.from_at := before.until_at;
  end if;
  if result.kind = 'next' then
    if not waybill.is_as_frozen({{id}}, queue.table_ids) then
      perform waybill.check_drift(queue.table_ids);
    end if;
    cut := waybill.any_logged_{{id}}(before.position, own);
    if cut.any_logged then
      cut := waybill.freeze_next_{{id}}(result.id, before.position, own);
    end if;
  else
    -- Keeps the logs from being purged into the past while both are read; under REPEATABLE READ it fails if they were since.
    perform from waybill.purge_turn for share;
    perform waybill.adopt(result.identity);
    if not waybill.is_as_frozen({{id}}, queue.table_ids) then
      perform waybill.check_drift(queue.table_ids);
    end if;
    cut := waybill.freeze_since_{{id}}(result.id, result.from_at, own);
    if queue.stale then
      update waybill.queue q set stale = false where q.id = {{id}};
    end if;
  end if;

  for at in 1 .. cardinality(cut.counts) loop
    if cut.counts[at] > 1000 then
      perform waybill.summarize(
        format('waybill.frozen_{{id}}_%s', queue.table_ids[at])::regclass,
        format('waybill.frozen_{{id}}_%s_batch', queue.table_ids[at])::regclass, false);
    end if;
  end loop;

  result.position := case when own >= pg_snapshot_xmax(cut.taken) then cut.taken else waybill.position(cut.taken, own) end;
  result.until_at := greatest(cut.until, before.until_at);
  result.rows := {{#tables}}cut.counts[{{-index}}] + {{/tables}}0;
  result.counts := '{ '{{#tables}} || to_json({{{frozenNameLiteral}}}::text) || ' : ' || cut.counts[{{-index}}] || ', '{{/tables}} || '"Deleted" : ' || cut.gone || ' }';
  -- Two sessions can meet only under REPEATABLE READ and SERIALIZABLE, whose snapshot may be older than the other's refresh.
  if current_setting('transaction_isolation') = 'read committed' then
    insert into waybill.batch select result.*;
  else
    begin
      insert into waybill.batch select result.*;
    exception when unique_violation then
      raise exception using errcode = '40001', message = format(
        'Queue %I was refreshed by another session since this transaction began. Roll back and try again.', {{{nameLiteral}}});
    end;
  end if;
  insert into waybill.on_view (queue_id, batch_id) values ({{id}}, result.id);
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
