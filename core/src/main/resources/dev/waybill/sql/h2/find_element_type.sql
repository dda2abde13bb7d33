-- The type of an array column's elements. Parameters: schema, table, type's identifier.
select upper(data_type), character_maximum_length, numeric_precision, numeric_scale, datetime_precision
from information_schema.element_types
where object_schema = ?1 and object_name = ?2 and collection_type_identifier = ?3
