-- Refreshes a queue.
call {{schema}}.refresh()
