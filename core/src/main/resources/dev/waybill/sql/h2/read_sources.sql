-- Returns: each source by name, with its last pass, all its counts, and how many of its records are set aside.
select s.name, s.up_to, s.last_page, s.pass_started, s.pass_ended, s.pass_counts, s.pass_error,
  s.inserted, s.updated, s.unchanged, s.older, s.deleted, s.rejected,
  (select count(*) from waybill.rejected r where r.source = s.name)
from waybill.source s
order by s.name
