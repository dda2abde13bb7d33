-- Removes what is not needed any more.
drop table if exists {{name}} cascade
