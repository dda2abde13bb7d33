-- One install at a time, and none that holds up writers for long: triggers need a lock on their table that waits for open writers
-- while new ones wait behind it.
select pg_advisory_xact_lock(hashtext('waybill.install'));
set local lock_timeout = '10s';
