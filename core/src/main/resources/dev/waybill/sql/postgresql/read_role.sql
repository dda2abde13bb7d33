-- Parameters: name. Returns: the role, if there is one.
select rolname from pg_roles where rolname = ?
