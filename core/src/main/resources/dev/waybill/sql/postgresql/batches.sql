-- The batches of queue {{name}} that stay, newest first; with a batch's id as parameter, or null for all.
select b.id, b.kind, b."from", b.until, b.on_view, b.tables::text, b.notice
from {{{schema}}}.batches b
where b.id = coalesce(?, b.id)
order by b.id desc
