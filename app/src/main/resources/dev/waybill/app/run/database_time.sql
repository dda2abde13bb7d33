-- Returns: the database's time.
select current_timestamp
