-- waybill.purge: empties the sides of a table's log that every queue has passed, and lets writers move on to an empty side
-- when theirs has grown. Parameters: the_table. Returns: whether a side was emptied.
-- Waits for nobody: a side that a transaction still writes to is left for later. Writers and refreshes never depend on which side
-- is in use, so a writer that read the side just before it moved loses nothing.
create or replace function waybill.purge(the_table integer) returns boolean
language plpgsql set search_path = pg_catalog, pg_temp
as $waybill$
declare
  side    bigint := pg_sequence_last_value(format('waybill.log_side_%s', the_table)::regclass);
  log     regclass;
  owed    boolean;
  late    boolean;
  emptied boolean := false;
begin
  if current_setting('transaction_isolation') not in ('read committed', 'read uncommitted') then
    return false; -- what commits from here on must be seen before the side is emptied
  end if;
  perform from waybill.purge_turn, waybill.installation i where i.identity = waybill.identity() for update of purge_turn skip locked;
  if not found then
    return false;
  end if;
  if pg_relation_size(format('waybill.log_%s_%s', the_table, side)::regclass) > 524288
     and pg_relation_size(format('waybill.log_%s_%s', the_table, (side + 1) % 3)::regclass) = 0 then
    perform setval(format('waybill.log_side_%s', the_table)::regclass, (side + 1) % 3);
    side := (side + 1) % 3;
  end if;
  for other in 0..2 loop
    log := format('waybill.log_%s_%s', the_table, other)::regclass;
    if pg_relation_size(log) > 131072 then
      perform waybill.summarize(log, format('waybill.log_%s_%s_xid', the_table, other)::regclass, false);
    end if;
    if other = side or pg_relation_size(log) = 0 then
      continue;
    end if;
    begin
      execute format(
        'select exists (select from waybill.live_position p where exists (select from %1$s l where l.xid >= p.bound) or exists (select from %1$s l where l.xid = any (p.open_then)))', log) into owed;
      if owed then
        continue;
      end if;
      execute format('select waybill.archive_%s(%s)', the_table, other);
      execute format('lock table %s in access exclusive mode nowait', log);
      execute format(
        'select exists (select from %s l, waybill.log_archive a where a.table_id = %s and a.side = %s and (l.xid >= pg_snapshot_xmax(a.upto)::text::bigint or l.xid = any (array(select x::text::bigint from pg_snapshot_xip(a.upto) x))))',
        log, the_table, other) into late;
      if not late then
        execute format('truncate %s', log);
        -- The index of an emptied table knows its first pages, and each row written there would widen what it knows of them, which costs
        -- a writer more than the rest of the index.
        perform brin_desummarize_range(format('waybill.log_%s_%s_xid', the_table, other)::regclass, 0);
        delete from waybill.log_archive a where a.table_id = the_table and a.side = other;
        emptied := true;
      end if;
    exception when lock_not_available then
      null; -- somebody is writing to it
    end;
  end loop;
  if emptied then
    -- A REPEATABLE READ transaction that reads the log for refresh(start) under an older snapshot must notice: see refresh.sql.
    update waybill.purge_turn set turns = turns + 1;
  end if;
  return emptied;
end
$waybill$;
