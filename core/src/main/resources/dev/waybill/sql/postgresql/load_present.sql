-- Which of these keys {{{plainName}}} has. Parameters: an array for each column of the key. Returns: places of those that are there.
select k.at::int4
from unnest({{{keyArrays}}}) with ordinality k ({{{keyNames}}}, at)
where exists (select from {{{table}}} t where {{{keyIsK}}} offset 0)
