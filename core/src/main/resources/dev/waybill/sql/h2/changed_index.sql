-- One row a key.
create unique index {{changedIndex}} on {{changed}} ({{keyNames}})
