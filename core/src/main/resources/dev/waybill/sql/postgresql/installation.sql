-- The installation's own facts.
insert into waybill.installation (version, timezone, identity) values ({{{version}}}, {{{timezone}}}, waybill.identity())
on conflict (only_row) do update set version = excluded.version, timezone = excluded.timezone;
