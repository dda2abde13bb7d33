-- Whoever may write the table must be able to log it; nobody may read the log.
grant insert on {{log}} to public
