-- waybill.capture_{{id}}_insert: logs the rows that an INSERT, COPY or MERGE put into {{name}}.
-- A trigger function without SET search_path, which would cost each statement time: every name in it, operators included, is
-- qualified, so that no caller's search path can change what it does with its owner's rights.
create or replace function waybill.capture_{{id}}_insert() returns trigger
language plpgsql security definer
as $waybill$
<<capture>>
declare
  tx   bigint := pg_catalog.pg_current_xact_id()::pg_catalog.text::bigint;
  side bigint := pg_catalog.pg_sequence_last_value('waybill.log_side_{{id}}'::pg_catalog.regclass);
begin
{{#sides}}
  {{^-first}}els{{/-first}}if side operator(pg_catalog.=) {{.}} then
    insert into waybill.log_{{id}}_{{.}} (xid, op, {{{logList}}})
    select capture.tx, 'I', {{{newLogValues}}} from waybill_new n;
{{/sides}}
  end if;
  return null;
end
$waybill$;
