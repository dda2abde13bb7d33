-- Empties what stands before {{{plainName}}}, for another use in the same transaction.
truncate pg_temp.{{{stage}}}
