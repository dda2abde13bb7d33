-- The keys of {{plainName}} that were ever captured: inserts and deletes since the start, and whether there was any change.
create local temporary table {{captured}} as
select {{#keyColumns}}l.{{name}}, {{/keyColumns}}cast(0 as bigint) as ins, cast(0 as bigint) as del, false as recent
from {{log}} l where 1 = 0
