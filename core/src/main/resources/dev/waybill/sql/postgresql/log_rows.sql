-- waybill.log_rows: logged changes of a table that are not purged. Parameters: the_table, at_most. Returns: their number.
create or replace function waybill.log_rows(the_table integer, at_most bigint) returns bigint
language plpgsql stable set search_path = pg_catalog, pg_temp
as $waybill$
declare
  total bigint;
begin
  execute format(
    'select count(*) from (select from waybill.log_%1$s_0 union all select from waybill.log_%1$s_1 union all select from waybill.log_%1$s_2 limit $1) counted', the_table)
    into total using at_most;
  return total;
end
$waybill$;
