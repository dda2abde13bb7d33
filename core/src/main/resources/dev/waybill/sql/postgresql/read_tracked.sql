-- Returns: id, schema, table, relation, frozen name, frozen columns, their types, and since when changes are captured, in order.
select id, schema_name, table_name, relation::bigint, frozen_name, columns, types, capturing_since, needs, excluded
from waybill.tracked_table order by position
