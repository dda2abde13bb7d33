-- Returns: name and digest of each installed object.
select name, digest from waybill.installed_object
