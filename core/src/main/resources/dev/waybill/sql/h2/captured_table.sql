-- The keys of {{plainName}} that were ever captured, while queue {{plainQueue}} is refreshed: inserts and deletes since the
-- start, and whether there was any change. Never holds a committed row.
create table {{captured}} as
select {{#keyColumns}}l.{{name}}, {{/keyColumns}}cast(0 as bigint) as ins, cast(0 as bigint) as del, false as recent
from {{log}} l where 1 = 0
