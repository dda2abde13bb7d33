-- Lets {{plainReader}} read earlier batches of queue {{plainQueue}} through the Java API.
grant select on {{name}} to {{reader}}
