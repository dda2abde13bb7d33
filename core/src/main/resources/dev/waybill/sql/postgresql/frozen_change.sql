-- Takes changed definitions of {{name}} into what queue {{queueName}} has frozen.
{{#views}}
drop view if exists {{{.}}};
{{/views}}
{{#added}}
alter table waybill.frozen_{{queueId}}_{{id}} add column {{{.}}};
{{/added}}
{{#retyped}}
alter table waybill.frozen_{{queueId}}_{{id}} alter column {{{column}}} type {{{type}}} using {{{column}}}::{{{type}}};
{{/retyped}}
{{#removed}}
alter table waybill.frozen_{{queueId}}_{{id}} drop column {{{.}}};
{{/removed}}
