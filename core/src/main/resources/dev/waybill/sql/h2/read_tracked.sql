-- The tracked tables.
select id, schema_name, table_name, frozen_name, modified, parent_id, since from waybill.tracked order by position
