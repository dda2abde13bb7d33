-- The time by the clock of the database, in UTC.
select utc_timestamp(6)
