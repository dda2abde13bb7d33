-- Takes the rows of {{plainName}} that their modified column, their parent or nothing at all dates since the start.
-- Parameter, where there is a modified column: the start, in the column's type.
insert into {{changed}} ({{keyNames}}, ins, del, included)
select {{rowKey}}, null, null, false
from {{table}} t
where not exists (select 1 from {{captured}} c where {{rowIsC}} and c.recent)
and ({{#modified}}t.{{modified}} >= ?1 or t.{{modified}} is null and {{/modified}}(
{{#parent}}  exists (select 1 from {{parentChanged}} c where {{rowIsPartOfC}})
  or not exists (select 1 from {{parentTable}} p where {{rowIsPartOfP}})
  and {{/parent}}not exists (select 1 from {{captured}} c where {{rowIsC}})))
