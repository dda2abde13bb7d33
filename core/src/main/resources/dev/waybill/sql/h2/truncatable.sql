-- Guards whose reference holds, each with the table that it guards: the reference goes with a table that is dropped, and along with one that
-- is renamed.
select c.table_name, u.table_schema, u.table_name
from information_schema.table_constraints c
join information_schema.referential_constraints r on r.constraint_schema = c.constraint_schema and r.constraint_name = c.constraint_name
join information_schema.table_constraints u
  on u.constraint_schema = r.unique_constraint_schema and u.constraint_name = r.unique_constraint_name
where c.table_schema = 'waybill' and c.constraint_type = 'FOREIGN KEY' and c.table_name like 'guard%'
