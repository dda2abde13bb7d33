-- The batches of a queue that stay, the newest first.
select id, kind, from_at, until_at, on_view, counts, notice from {{batches}} order by id desc
