-- A table of the built-in model.
create table if not exists {{name}} (
{{#columns}}  {{name}} {{type}},
{{/columns}}  primary key ({{key}})
)
