-- Never holds a row. H2 fires no trigger on TRUNCATE; a table that another one references cannot be truncated, so that no
-- delete of {{plainName}} escapes capture.
create table {{guard}} as select {{#keyColumns}}t.{{column}} as {{name}}{{^-last}}, {{/-last}}{{/keyColumns}} from {{table}} t where 1 = 0
