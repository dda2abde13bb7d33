-- Every captured key of {{plainName}}. Parameters: start, last_tx, open_tx of the cut before (changes after which count as
-- recent, whatever their date), the time from which purged changes count as recent.
insert into {{captured}} ({{keyNames}}, ins, del, recent)
select {{keyNames}}, sum(ins), sum(del), max(recent) = 1
from (
  select {{keyNames}}, case when op = 'I' and recent then 1 else 0 end as ins,
    case when op = 'D' and recent then 1 else 0 end as del, case when recent then 1 else 0 end as recent
  from (
    select {{keyNames}}, op, at >= ?1 or tx > ?2 or tx = any(?3) as recent from {{log}}
  ) l
  union all
  select {{keyNames}}, 0, 0, case when at >= ?1 or purged_at >= ?4 then 1 else 0 end from {{seen}}
) a
group by {{keyNames}}
