-- Follows a column whose type changed.
alter table {{name}} alter column {{column}} set data type {{type}}
