-- The latest date of a change in a table.
select max({{modified}})
from {{table}}
{{#conditions}}{{#-first}}where {{/-first}}({{text}}){{^-last}} and {{/-last}}{{/conditions}}
