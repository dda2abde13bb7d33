-- The last transaction of a bite that one transaction purges. Parameters: last_tx passed by all, open transactions, rows.
select max(tx) from (
  select tx from {{log}} where tx <= ?1 and not tx = any(?2) order by tx fetch first ?3 rows only
) l
