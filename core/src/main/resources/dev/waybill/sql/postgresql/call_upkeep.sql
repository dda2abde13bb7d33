-- Upkeep of one kind, in a transaction of its own: {{call}}.
select waybill.{{call}}
