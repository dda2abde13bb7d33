-- Removes a procedure that is to be made anew.
drop alias if exists {{name}}
