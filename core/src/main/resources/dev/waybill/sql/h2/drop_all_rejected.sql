-- Forgets all that is set aside of a source. Parameter: source.
delete from waybill.rejected where source = ?
