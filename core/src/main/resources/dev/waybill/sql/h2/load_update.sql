-- A row of {{{plainName}}}, if it differs still. Parameters: values; the key; values again{{#modified}}; the date of change{{/modified}}.
update {{{table}}} t set {{{sets}}} where {{{keyIs}}} and ({{{differs}}}){{#modified}} and (t.{{{column}}} > ?) is not true{{/modified}}
