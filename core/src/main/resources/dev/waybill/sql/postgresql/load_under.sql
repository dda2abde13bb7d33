-- The rows of {{{plainName}}} that belong to parents: columns as COPY sends them. Where an index begins with the columns that point at the
-- parent, through it (see load_lookup.sql); else by one look at the whole table.
copy (
  {{#indexed}}
  select t.*
  from unnest({{{keyArrays}}}) k ({{{keyNames}}})
  cross join lateral (select {{{columns}}} from {{{table}}} t where {{{keyIsK}}} offset 0) t
  {{/indexed}}
  {{^indexed}}
  select {{{columns}}} from {{{table}}} t where ({{{rowKey}}}) in (select {{{keyNames}}} from unnest({{{keyArrays}}}) k ({{{keyNames}}}))
  {{/indexed}}
) to stdout (format binary)
