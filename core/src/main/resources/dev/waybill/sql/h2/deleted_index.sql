-- Finds the vanished keys of a batch.
create index if not exists {{deletedIndex}} on {{deleted}} (batch)
