-- The schema of the built-in model.
create schema if not exists {{schema}}
