-- The values of an enumeration column. Parameters: schema, table, type's identifier.
select value_name from information_schema.enum_values
where object_schema = ?1 and object_name = ?2 and enum_identifier = ?3 order by value_ordinal
