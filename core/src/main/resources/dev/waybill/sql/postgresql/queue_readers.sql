-- Who may refresh and read queue {{plainName}}.
{{#readers}}
-- Views of tables {{tableIds}}; refresh, recall and has_changes.
grant usage on schema {{{schema}}} to {{{.}}};
grant select on all tables in schema {{{schema}}} to {{{.}}};
grant execute on all routines in schema {{{schema}}} to {{{.}}};
{{/readers}}
