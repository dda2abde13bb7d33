-- The greatest transaction number in a position.
select max(last_tx) from waybill.position
