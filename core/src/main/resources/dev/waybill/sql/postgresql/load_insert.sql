-- Rows that are not there yet into {{{plainName}}}.
insert into {{{table}}} ({{{columns}}}) overriding system value select {{{values}}} from pg_temp.{{{stage}}} s
