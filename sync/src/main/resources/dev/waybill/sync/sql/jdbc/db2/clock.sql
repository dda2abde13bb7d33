-- The time by the clock of the database, in the zone of the source.
select current timestamp from sysibm.sysdummy1
