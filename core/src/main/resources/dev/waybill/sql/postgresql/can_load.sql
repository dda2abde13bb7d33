-- Returns: whether Waybill is installed, with what the loader keeps; and the zone of dates without an offset.
select i.timezone from waybill.installation i where to_regclass('waybill.source') is not null and to_regclass('waybill.rejected') is not null
