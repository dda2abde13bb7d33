-- Lets {{plainReader}} read and refresh queue {{plainQueue}}.
grant select on schema {{schema}} to {{reader}}
