-- Returns: whether Waybill is installed, and whether this user may look into its schema.
select n.oid is not null, n.oid is not null and has_schema_privilege(n.oid, 'usage')
from (select 1) one left join pg_namespace n on n.nspname = 'waybill'
 and exists (select from pg_class c where c.relnamespace = n.oid and c.relname = 'installation')
