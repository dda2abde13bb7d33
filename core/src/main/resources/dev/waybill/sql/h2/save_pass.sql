-- Notes how a pass ended. Parameters: source, start, end, counts, error.
merge into waybill.source (name, pass_started, pass_ended, pass_counts, pass_error) key (name) values (?, ?, ?, ?, ?)
