-- One row a key.
create unique index {{capturedIndex}} on {{captured}} ({{keyNames}})
