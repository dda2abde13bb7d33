-- What a session is running. Parameter: session.
select executing_statement from information_schema.sessions where session_id = ?1
