-- {{name}}, a table of the built-in model.
create schema if not exists dbo;
create table {{name}} (
{{#columns}}
  {{name}} {{type}},
{{/columns}}
  primary key ({{key}})
);
{{#indexes}}
create index {{shortName}}_{{column}} on {{name}} ({{column}});
{{/indexes}}
{{#hasRows}}
insert into {{name}} ({{first}}, {{second}}) values
{{#rows}}
  ({{id}}, {{{description}}}){{^-last}},{{/-last}}{{#-last}};{{/-last}}
{{/rows}}
{{/hasRows}}
