-- Forgets tracked table {{id}}.
delete from waybill.tracked where id = {{id}}
