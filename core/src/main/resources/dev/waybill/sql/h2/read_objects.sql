-- Digests of what install created.
select name, digest from waybill.object
