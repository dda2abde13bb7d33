-- The rows that those of {{plainName}} in the batch point at come along.
insert into {{targetChanged}} ({{targetKeyNames}}, included)
select distinct {{rowPointer}}, true
from {{changed}} w left join {{table}} t on {{rowIsW}}
where {{rowPointerThere}} and not exists (select 1 from {{targetChanged}} c where {{rowPointerIsC}})
