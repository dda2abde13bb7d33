-- The rows of {{plainName}} in the batch on view. The pointer is joined, not a subquery: H2 takes one snapshot for all
-- tables of FROM, and a statement that began before a refresh must see the old pointer with the old rows.
create or replace force view {{view}} as
select {{#columns}}f.{{column}}{{^-last}}, {{/-last}}{{/columns}}
from waybill.position p join {{frozen}} f on f."waybill batch" = p.on_view
where p.queue_id = {{queueId}}
