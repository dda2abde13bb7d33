-- One batch of a queue. Parameter: batch.
select id, kind, from_at, until_at, on_view, counts, notice from {{batches}} where id = ?1
