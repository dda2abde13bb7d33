-- Parameter: source. Returns: its watermark and up to when its records are here; no row before its first page.
select watermark, up_to from waybill.source where name = ? and watermark is not null
