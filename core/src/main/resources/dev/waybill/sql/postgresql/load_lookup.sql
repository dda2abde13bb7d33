-- What {{{plainName}}} has of some keys: place of the key, then the columns as COPY sends them. Row by row through the key's index,
-- whatever statistics say of a table that is just being filled: OFFSET 0 keeps the planner from joining otherwise.
copy (
  select k.at::int4, t.*
  from unnest({{{keyArrays}}}) with ordinality k ({{{keyNames}}}, at)
  cross join lateral (select {{{columns}}} from {{{table}}} t where {{{keyIsK}}} offset 0) t
) to stdout (format binary)
