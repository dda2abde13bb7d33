-- Takes changed definitions of {{name}} into its log and past.
{{#changes}}
alter table waybill.{{relation}} {{{change}}};
{{/changes}}
