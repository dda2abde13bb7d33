-- Notes a page of a source, in the page's own transaction. Parameters: source, watermark or null for the one before, up to when,
-- rows inserted, updated, unchanged, older, deleted, rejected.
insert into waybill.source as s (name, watermark, up_to, last_page, inserted, updated, unchanged, older, deleted, rejected)
values (?, ?, ?, clock_timestamp(), ?, ?, ?, ?, ?, ?)
on conflict (name) do update set
  watermark = coalesce(excluded.watermark, s.watermark),
  up_to = case when excluded.watermark is null then s.up_to else excluded.up_to end,
  last_page = excluded.last_page,
  inserted = s.inserted + excluded.inserted,
  updated = s.updated + excluded.updated,
  unchanged = s.unchanged + excluded.unchanged,
  older = s.older + excluded.older,
  deleted = s.deleted + excluded.deleted,
  rejected = s.rejected + excluded.rejected
