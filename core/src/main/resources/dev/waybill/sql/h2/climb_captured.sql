-- The same for a start. Parameters: start, last_tx, open_tx.
insert into {{parentChanged}} ({{parentKeyNames}}, included)
select distinct {{logParent}}, true
from {{log}} l
where (at >= ?1 or tx > ?2 or tx = any(?3))
and {{logParentThere}} and not exists (select 1 from {{parentChanged}} c where {{logParentIsC}})
