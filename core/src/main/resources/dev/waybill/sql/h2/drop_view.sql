-- Removes a view that is not needed any more.
drop view if exists {{name}} cascade
