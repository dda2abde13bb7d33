-- What {{{plainName}}} has of some keys. Parameters: the values of each key, one key after the other.
select {{{columns}}} from {{{table}}} t where {{{row}}} in ({{{parameters}}})
