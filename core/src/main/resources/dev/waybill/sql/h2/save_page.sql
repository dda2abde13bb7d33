-- Notes a page of a source, in the page's own transaction. Parameters: source, watermark or null for the one before, up to when,
-- rows inserted, updated, unchanged, older, deleted, rejected.
merge into waybill.source as s
using (values (cast(? as varchar), cast(? as varchar), cast(? as timestamp(9) with time zone), cast(? as bigint), cast(? as bigint),
  cast(? as bigint), cast(? as bigint), cast(? as bigint), cast(? as bigint)))
  as n(name, watermark, up_to, inserted, updated, unchanged, older, deleted, rejected)
on s.name = n.name
when matched then update set
  watermark = coalesce(n.watermark, s.watermark),
  up_to = case when n.watermark is null then s.up_to else n.up_to end,
  last_page = current_timestamp(9),
  inserted = s.inserted + n.inserted,
  updated = s.updated + n.updated,
  unchanged = s.unchanged + n.unchanged,
  older = s.older + n.older,
  deleted = s.deleted + n.deleted,
  rejected = s.rejected + n.rejected
when not matched then insert (name, watermark, up_to, last_page, inserted, updated, unchanged, older, deleted, rejected)
values (n.name, n.watermark, n.up_to, current_timestamp(9), n.inserted, n.updated, n.unchanged, n.older, n.deleted, n.rejected)
