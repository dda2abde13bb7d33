-- Finds a key.
create index {{changedIndex}} on {{changed}} ({{keyNames}})
