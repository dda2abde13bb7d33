-- Ends capture.
drop trigger if exists {{trigger}}
