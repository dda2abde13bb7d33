-- The facts of the installation.
select name, content from waybill.setting
