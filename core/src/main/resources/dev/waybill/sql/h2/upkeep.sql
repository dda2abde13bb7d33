-- Purges what no queue needs; see Database.upkeep().
create alias if not exists waybill.upkeep for 'dev.waybill.internal.h2.Procedures.upkeep'
