-- Forgets captures of {{plainName}} before the cut: they do not tell that a row has not changed since.
delete from {{captured}} where not recent
