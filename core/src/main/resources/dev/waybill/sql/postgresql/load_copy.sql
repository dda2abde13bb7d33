-- Rows into {{{plainName}}}, or into what stands before it.
copy {{{into}}} ({{{columns}}}) from stdin (format binary)
