-- Captured changes of {{plainName}}: the transaction's number, I(nsert), U(pdate) or D(elete), when, the key and the parent's key.
-- A change of key is a D and an I, a change of parent a U with the old and a U with the new one.
create table {{log}} as
select cast(0 as bigint) as tx, cast('' as char(1)) as op, cast(current_timestamp as timestamp(6) with time zone) as at{{#logColumns}}, t.{{column}} as {{name}}{{/logColumns}}
from {{table}} t where 1 = 0
