-- Their columns.
select table_id, name, type, nullable, frozen, key_position, parent_position from waybill.tracked_column order by table_id, position
