-- waybill.position: the cut that a statement makes.
-- Parameters: taken, the statement's own pg_current_snapshot(); own, the caller's transaction.
-- Returns: the same with the caller's transaction counted as open. PostgreSQL leaves it out of the snapshot's list, so that a
-- caller's uncommitted changes would count as seen, and be lost once they commit.
create or replace function waybill.position(taken pg_snapshot, own xid8) returns pg_snapshot
language plpgsql immutable set search_path = pg_catalog, pg_temp
as $waybill$
begin
  return case
    when own >= pg_snapshot_xmax(taken) then taken
    else (
      select (least(pg_snapshot_xmin(taken), own) || ':' || pg_snapshot_xmax(taken) || ':' || string_agg(x::text, ',' order by x))::pg_snapshot
      from (select pg_snapshot_xip(taken) as x union select own) open)
  end;
end
$waybill$;
