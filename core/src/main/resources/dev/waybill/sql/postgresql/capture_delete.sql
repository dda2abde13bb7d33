-- waybill.capture_{{id}}_delete: logs the rows that a DELETE, MERGE or cascade removed from {{name}}.
-- Qualified throughout: see capture_insert.sql.
create or replace function waybill.capture_{{id}}_delete() returns trigger
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
    select capture.tx, 'D', {{{oldLogValues}}} from waybill_old o;
{{/sides}}
  end if;
  return null;
end
$waybill$;
