-- A row into {{{plainName}}}. Parameters: values.
insert into {{{table}}} ({{{columns}}}) values ({{{parameters}}})
