-- The working set of {{plainName}} in queue {{plainQueue}}: keys of the batch, with inserts and deletes among their changes
-- (null: not known), and whether a document alone brought them in. A refresh writes into it in a transaction that it rolls
-- back, so that it never holds a row. Not temporary: H2 cannot open a file again whose process was killed in a transaction
-- that changed a table of which the file knows nothing.
create table {{changed}} as
select {{#keyColumns}}l.{{name}}, {{/keyColumns}}cast(0 as bigint) as ins, cast(0 as bigint) as del, false as included
from {{log}} l where 1 = 0
