-- Logs one change of {{plainName}}. Parameters: transaction, operation, time, key, parent's key.
insert into {{log}} (tx, op, at{{#logColumns}}, {{name}}{{/logColumns}}) values (?, ?, ?{{#logColumns}}, ?{{/logColumns}})
