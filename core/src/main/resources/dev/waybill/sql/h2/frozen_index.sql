-- Finds the rows of a batch.
create index {{frozenIndex}} on {{frozen}} ("waybill batch")
