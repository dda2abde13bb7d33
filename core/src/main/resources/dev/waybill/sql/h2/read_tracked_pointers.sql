-- Their pointers.
select table_id, pointer, target_id, column_name from waybill.tracked_pointer order by table_id, pointer, position
