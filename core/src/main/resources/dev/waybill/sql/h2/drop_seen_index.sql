-- Before seen_index makes it anew from the rows.
drop index if exists {{seenIndex}}
