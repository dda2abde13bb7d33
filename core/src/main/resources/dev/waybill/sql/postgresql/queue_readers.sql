-- Who may refresh and read queue {{plainName}}.
{{#readers}}
-- Views of tables {{tableIds}}.
grant usage on schema {{{schema}}} to {{{.}}};
grant select on all tables in schema {{{schema}}} to {{{.}}};
grant execute on all routines in schema {{{schema}}} to {{{.}}};
{{/readers}}
