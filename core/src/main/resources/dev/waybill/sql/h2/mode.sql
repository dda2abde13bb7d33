-- The dialect that the database is in.
select setting_value from information_schema.settings where setting_name = 'MODE'
