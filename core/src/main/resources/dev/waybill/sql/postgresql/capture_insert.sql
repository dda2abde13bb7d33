-- waybill.capture_{{id}}_insert: logs the rows that an INSERT, COPY or MERGE put into {{name}}.
-- A trigger function without SET search_path, which would cost each statement time: every name in it, operators included, is
-- qualified, so that no caller's search path can change what it does with its owner's rights.
-- No variables either: each would be set up anew in every transaction. txid_current() is pg_current_xact_id() as a number. The side
-- may move between two looks at it, so the last branch takes whatever is left: any side will do.
create or replace function waybill.capture_{{id}}_insert() returns trigger
language plpgsql security definer
as $waybill$
begin
{{#sides}}
  {{^-last}}{{^-first}}els{{/-first}}if pg_catalog.pg_sequence_last_value('waybill.log_side_{{id}}'::pg_catalog.regclass) operator(pg_catalog.=) {{.}} then{{/-last}}{{#-last}}else{{/-last}}
    insert into waybill.log_{{id}}_{{.}} (xid, op, {{{logList}}})
    select pg_catalog.txid_current(), 'I', {{{newLogValues}}} from waybill_new n;
{{/sides}}
  end if;
  return null;
end
$waybill$;
