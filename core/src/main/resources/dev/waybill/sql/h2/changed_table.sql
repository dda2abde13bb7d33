-- The working set of {{plainName}}: keys of the batch, with inserts and deletes among their changes (null: not known), and
-- whether a document alone brought them in.
create local temporary table {{changed}} as
select {{#keyColumns}}l.{{name}}, {{/keyColumns}}cast(0 as bigint) as ins, cast(0 as bigint) as del, false as included
from {{log}} l where 1 = 0
