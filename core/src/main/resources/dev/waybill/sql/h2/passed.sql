-- The positions that still want changes.
select last_tx, open_tx from waybill.position where last_tx is not null and stale_since is null
