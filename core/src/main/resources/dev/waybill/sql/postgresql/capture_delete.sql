-- waybill.capture_{{id}}_delete: logs the rows that a DELETE, MERGE or cascade removed from {{name}}.
-- Qualified throughout: see capture_insert.sql.
create or replace function waybill.capture_{{id}}_delete() returns trigger
language plpgsql security definer
as $waybill$
begin
{{#sides}}
  {{^-last}}{{^-first}}els{{/-first}}if pg_catalog.pg_sequence_last_value('waybill.log_side_{{id}}'::pg_catalog.regclass) operator(pg_catalog.=) {{.}} then{{/-last}}{{#-last}}else{{/-last}}
    insert into waybill.log_{{id}}_{{.}} (xid, op, {{{logList}}})
    select pg_catalog.txid_current(), 'D', {{{oldLogValues}}} from waybill_old o;
{{/sides}}
  end if;
  return null;
end
$waybill$;
