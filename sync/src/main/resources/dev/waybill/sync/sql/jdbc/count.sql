-- How many rows of a table meet conditions.
select count(*)
from {{table}}
{{#conditions}}{{#-first}}where {{/-first}}({{text}}){{^-last}} and {{/-last}}{{/conditions}}
