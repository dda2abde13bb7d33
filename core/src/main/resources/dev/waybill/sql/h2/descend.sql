-- The rows of {{plainName}} whose parent is in the batch come along.
insert into {{changed}} ({{keyNames}}, included)
select {{rowKey}}, true
from {{parentChanged}} w left join {{table}} t on {{rowIsPartOfW}}
where {{rowThere}} and not exists (select 1 from {{changed}} c where {{rowIsC}})
