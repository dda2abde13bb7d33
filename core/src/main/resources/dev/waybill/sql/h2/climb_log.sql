-- A document whose part was captured: its root's row comes along, an old parent's too. Parameters: last_tx, open_tx.
insert into {{parentChanged}} ({{parentKeyNames}}, included)
select distinct {{logParent}}, true
from (
  select {{logParent}} from {{log}} where tx > ?1
  union all
  select {{logParent}} from {{log}} where tx = any(?2)
) l
where {{logParentThere}} and not exists (select 1 from {{parentChanged}} c where {{logParentIsC}})
