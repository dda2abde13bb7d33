-- Keys of {{plainName}} changed after a cut. Parameters: last_tx, open_tx.
insert into {{changed}} ({{keyNames}}, ins, del, included)
select {{keyNames}}, count(case when op = 'I' then 1 end), count(case when op = 'D' then 1 end), false
from (
  select {{keyNames}}, op from {{log}} where tx > ?1
  union all
  select {{keyNames}}, op from {{log}} where tx = any(?2)
) l
group by {{keyNames}}
