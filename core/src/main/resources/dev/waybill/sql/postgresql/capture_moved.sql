-- waybill.capture_{{id}}_moved: logs a row of {{name}} whose key or parent an UPDATE changed. A change of key is a delete and an insert; a
-- change of parent changes the old parent's document too. Fires for such rows only (the trigger's WHEN).
-- Qualified throughout: see capture_insert.sql.
create or replace function waybill.capture_{{id}}_moved() returns trigger
language plpgsql security definer
as $waybill$
declare
  tx      bigint := pg_catalog.pg_current_xact_id()::pg_catalog.text::bigint;
  side    bigint := pg_catalog.pg_sequence_last_value('waybill.log_side_{{id}}'::pg_catalog.regclass);
  renamed boolean := tg_argv[0] operator(pg_catalog.=) 'key';
begin
{{#sides}}
  {{^-first}}els{{/-first}}if side operator(pg_catalog.=) {{.}} then
    insert into waybill.log_{{id}}_{{.}} (xid, op, {{{logList}}})
    values (tx, case when renamed then 'D'::"char" else 'M'::"char" end, {{{oldRowLogValues}}});
    if renamed then
      insert into waybill.log_{{id}}_{{.}} (xid, op, {{{logList}}})
      values (tx, 'I', {{{newRowLogValues}}});
    end if;
{{/sides}}
  end if;
  return null;
end
$waybill$;
