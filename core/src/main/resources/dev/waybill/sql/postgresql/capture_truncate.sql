-- waybill.capture_{{id}}_truncate: logs every key that a TRUNCATE of {{name}}, or of a partition of it, is about to remove.
-- Raises: WB005 under REPEATABLE READ and SERIALIZABLE, where rows that the transaction cannot see would vanish unlogged.
create or replace function waybill.capture_{{id}}_truncate() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $waybill$
begin
  if current_setting('transaction_isolation') not in ('read committed', 'read uncommitted') then
    raise exception using errcode = 'WB005', message = format(
      'TRUNCATE of tracked table %I.%I under %s would remove rows that the transaction cannot see. Truncate under READ COMMITTED, or use DELETE.',
      tg_table_schema, tg_table_name, upper(current_setting('transaction_isolation')));
  end if;
  execute format(
    'insert into waybill.log_{{id}}_%s (xid, op, {{{logListEscaped}}}) select pg_current_xact_id()::text::bigint, ''D'', {{{oldLogValuesEscaped}}} from only %I.%I o',
    pg_sequence_last_value('waybill.log_side_{{id}}'::regclass), tg_table_schema, tg_table_name);
  return null;
end
$waybill$;
