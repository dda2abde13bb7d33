-- When each key of {{plainName}} last changed, of changes that were purged from the log; purged_at is when the last was.
create table {{seen}} as
select {{#keyColumns}}t.{{column}} as {{name}}, {{/keyColumns}}cast(current_timestamp as timestamp(6) with time zone) as at,
  cast(current_timestamp as timestamp(6) with time zone) as purged_at
from {{table}} t where 1 = 0
