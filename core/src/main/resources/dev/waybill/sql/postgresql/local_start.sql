-- waybill.local_start: the wall-clock time that a start has in the zone of columns without an offset.
-- Parameters: start. Returns: an hour less where clocks are put back within three hours after start, so that no row of the
-- repeated hour is taken for older than it is.
create or replace function waybill.local_start(start timestamptz) returns timestamp
language sql stable set search_path = pg_catalog, pg_temp
as $waybill$
  select least(start at time zone timezone, ((start + interval '3 hours') at time zone timezone) - interval '3 hours')
  from waybill.installation
$waybill$;
