-- A column that a source has. Does nothing where it is there.
alter table {{{table}}} add column if not exists {{{column}}} {{{type}}}
