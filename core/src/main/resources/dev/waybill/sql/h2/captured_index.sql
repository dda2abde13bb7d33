-- Finds a key.
create index {{capturedIndex}} on {{captured}} ({{keyNames}})
