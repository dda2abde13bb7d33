-- The greatest transaction number in the log of a table.
select max(tx) from {{log}}
