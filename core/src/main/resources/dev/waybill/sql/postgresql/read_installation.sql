-- Returns: version, timezone of the installation.
select version, timezone from waybill.installation
