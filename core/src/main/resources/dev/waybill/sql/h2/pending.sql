-- Captured changes after a cut, at most a number of them, and when the first was. Parameters: last_tx, open_tx, limit.
select count(*), min(at) from (
  select at from {{log}} where tx > ?1 union all select at from {{log}} where tx = any(?2) fetch first ?3 rows only
) l
