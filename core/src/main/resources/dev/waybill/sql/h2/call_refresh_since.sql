-- Refreshes a queue. Parameter: start.
call {{schema}}.refresh(?1)
