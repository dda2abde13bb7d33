-- The frozen rows of {{name}} in queue {{queueName}}, of all batches that stay.
create table if not exists waybill.frozen_{{queueId}}_{{id}} (
  "~batch"  bigint not null,
  "~change" "char" not null,   -- I: inserted, U: updated, N: not changed, but part of a document
{{#columns}}
  {{{.}}}{{^-last}},{{/-last}}
{{/columns}}
);
-- BRIN: a batch lies together, and a B-tree would cost a refresh more than reading the rows does; see summarize.sql.
create index if not exists frozen_{{queueId}}_{{id}}_batch on waybill.frozen_{{queueId}}_{{id}} using brin ("~batch") with (pages_per_range = 16);
