-- What is to be frozen of {{plainName}}: the vanished key as JSON, or null and the batch, the kind of change and the row.
-- Parameter: batch. The left join makes H2 start from the keys.
select case when {{rowGone}} then {{changedKeyJson}} end, c.included, cast(?1 as bigint),
  case when c.included then 3 when 1 - c.ins + c.del <= 0 then 0 else 1 end{{#columns}}, t.{{column}}{{/columns}}
from {{changed}} c left join {{table}} t on {{rowIsC}}
