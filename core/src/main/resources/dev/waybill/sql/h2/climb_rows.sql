-- The parent of every row of {{plainName}} in the batch comes along.
insert into {{parentChanged}} ({{parentKeyNames}}, included)
select distinct {{rowParent}}, true
from {{changed}} w left join {{table}} t on {{rowIsW}}
where {{rowParentThere}} and not exists (select 1 from {{parentChanged}} c where {{rowIsPartOfC}})
