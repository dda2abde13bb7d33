-- Rows of a table that meet conditions, in no order.
select {{columns}}
from {{table}}
{{#conditions}}{{#-first}}where {{/-first}}({{text}}){{^-last}} and {{/-last}}{{/conditions}}
