-- One row a key.
create unique index {{seenIndex}} on {{seen}} ({{keyNames}})
