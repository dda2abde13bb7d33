-- Puts batch n of queue {{plainQueue}} back on view; returns its number.
create alias {{schema}}.recall for 'dev.waybill.internal.h2.Procedures.recall'
