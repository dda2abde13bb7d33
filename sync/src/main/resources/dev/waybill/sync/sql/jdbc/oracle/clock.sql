-- The time by the clock of the database, with its offset.
select systimestamp from dual
