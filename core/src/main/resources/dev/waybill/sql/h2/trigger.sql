-- Captures every change of a row of {{plainName}} into its log.
create trigger {{trigger}} after insert, update, delete on {{table}} for each row call 'dev.waybill.internal.h2.Capture'
