-- The frozen rows of {{name}} in queue {{queueName}}, of all batches that stay.
create table if not exists waybill.frozen_{{queueId}}_{{id}} (
  "~batch"  bigint not null,
  "~change" "char" not null,   -- I: inserted, U: updated, N: not changed, but part of a document
{{#columns}}
  {{{.}}}{{^-last}},{{/-last}}
{{/columns}}
);
create index if not exists frozen_{{queueId}}_{{id}}_batch on waybill.frozen_{{queueId}}_{{id}} ("~batch");
