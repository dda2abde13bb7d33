-- All schemas.
select schema_name from information_schema.schemata
