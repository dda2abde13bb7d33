-- waybill.check_start: refuses a start that is not a moment in the past.
-- Parameters: start. Raises: WB013.
create or replace function waybill.check_start(start timestamptz) returns void
language plpgsql stable set search_path = pg_catalog, pg_temp
as $waybill$
begin
  if start > clock_timestamp() then
    raise exception using errcode = 'WB013', message = format(
      'The start %s lies in the future. Give a date before now, such as %s; dates without an offset are read as %s time.',
      to_char(start, 'YYYY-MM-DD HH24:MI:SSOF'), to_char(clock_timestamp() - interval '1 day', 'YYYY-MM-DD'),
      (select timezone from waybill.installation));
  elsif not isfinite(start) then
    raise exception using errcode = 'WB013', message = 'The start is not a date. Write it like 2017-01-31 or 2017-01-31 14:30.';
  end if;
end
$waybill$;
