-- Deletes a row of {{{plainName}}}. Parameters: the key.
delete from {{{table}}} t where {{{keyIs}}}
