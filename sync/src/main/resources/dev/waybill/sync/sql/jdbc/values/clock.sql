-- The time by the clock of the database, in the zone of the source where it has no offset.
values current_timestamp
