-- Remembers when the keys to be purged last changed. Parameters: bound, open transactions, now.
merge into {{seen}} s
using (
  select {{keyNames}}, max(at) as at from {{log}} where tx <= ?1 and not tx = any(?2) group by {{keyNames}}
) l on {{seenIsL}}
when matched then update set at = greatest(s.at, l.at), purged_at = ?3
when not matched then insert ({{keyNames}}, at, purged_at) values ({{lKey}}, l.at, ?3)
