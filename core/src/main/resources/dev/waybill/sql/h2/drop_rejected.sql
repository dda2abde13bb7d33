-- Forgets a record that is set aside. Parameters: source, id.
delete from waybill.rejected where source = ? and id = ?
