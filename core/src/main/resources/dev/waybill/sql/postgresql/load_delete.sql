-- Deletes rows of {{{plainName}}}. Parameters: an array for each column of the key.
delete from {{{table}}} t using unnest({{{keyArrays}}}) k ({{{keyNames}}}) where {{{keyIsK}}}
