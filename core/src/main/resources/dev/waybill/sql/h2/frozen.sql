-- Frozen rows of {{plainName}} in queue {{plainQueue}}: batch, kind of change (0 insert, 1 update, 3 included), columns.
create table {{frozen}} as
select cast(0 as bigint) as "waybill batch", cast(0 as tinyint) as "waybill change"{{#columns}}, t.{{column}}{{/columns}}
from {{table}} t where 1 = 0
