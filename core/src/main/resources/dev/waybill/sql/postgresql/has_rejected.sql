-- Parameter: source. Returns: whether any record of it is set aside.
select exists (select 1 from waybill.rejected where source = ?)
