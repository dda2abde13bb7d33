-- The schema of queue {{plainQueue}}: its procedures and views.
create schema if not exists {{schema}}
