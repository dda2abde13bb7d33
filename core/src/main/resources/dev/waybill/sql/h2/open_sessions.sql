-- Sessions with changes that are not committed, and since when they run.
select session_id, user_name, session_start from information_schema.sessions where contains_uncommitted
