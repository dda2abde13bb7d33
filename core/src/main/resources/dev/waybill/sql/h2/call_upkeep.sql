-- See Database.upkeep().
call waybill.upkeep()
