-- Finds the parts of a document.
create index if not exists {{index}} on {{name}} ({{column}})
