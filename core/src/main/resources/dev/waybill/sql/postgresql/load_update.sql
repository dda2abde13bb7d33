-- Rows of {{{plainName}}} that differ. Rows that somebody changed since they were compared are compared again here.
update {{{table}}} t set {{{sets}}}
from pg_temp.{{{stage}}} s
where {{{keyIsS}}} and ({{{differs}}}){{#modified}} and (t.{{{column}}} is null or s.{{{column}}} is null or t.{{{column}}} <= s.{{{column}}}){{/modified}}
