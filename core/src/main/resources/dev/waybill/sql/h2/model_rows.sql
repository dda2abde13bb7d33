-- The known rows of a lookup table.
merge into {{name}} ({{first}}, {{second}}) key ({{first}}) values
{{#rows}}  ({{id}}, {{description}}){{^-last}},{{/-last}}
{{/rows}}
