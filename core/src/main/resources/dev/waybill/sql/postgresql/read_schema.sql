-- Parameters: schema. Returns: one row if it exists and holds anything.
select 1 from pg_namespace n
where n.nspname = ? and (exists (select from pg_class c where c.relnamespace = n.oid) or exists (select from pg_proc p where p.pronamespace = n.oid))
