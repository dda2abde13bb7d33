-- A page of rows of a table, in an order.
select {{columns}}
from {{table}}
{{#conditions}}{{#-first}}where {{/-first}}({{text}}){{^-last}} and {{/-last}}{{/conditions}}
order by {{order}}
{{limit}}
