-- Freezes the next batch of queue {{plainQueue}}, or with a start everything changed since; returns the batch's number.
create alias {{schema}}.refresh for 'dev.waybill.internal.h2.Procedures.refresh'
