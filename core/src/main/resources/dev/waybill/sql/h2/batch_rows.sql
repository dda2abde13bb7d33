-- Frozen rows of a batch. Parameter: batch.
select {{#columns}}{{column}}{{^-last}}, {{/-last}}{{/columns}} from {{frozen}} where "waybill batch" = ?1
