-- waybill.identity: names the database that a position means something in.
-- Returns: the cluster's system identifier and the database's oid; a restored dump, a clone and an upgraded cluster differ.
create or replace function waybill.identity() returns text
language plpgsql stable set search_path = pg_catalog, pg_temp
as $waybill$
begin
  return {{> here}};
end
$waybill$;
