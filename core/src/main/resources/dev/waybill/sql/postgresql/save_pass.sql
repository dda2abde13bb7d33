-- Notes how a pass ended. Parameters: source, start, end, counts, error.
insert into waybill.source (name, pass_started, pass_ended, pass_counts, pass_error) values (?, ?, ?, ?, ?)
on conflict (name) do update set
  pass_started = excluded.pass_started,
  pass_ended = excluded.pass_ended,
  pass_counts = excluded.pass_counts,
  pass_error = excluded.pass_error
