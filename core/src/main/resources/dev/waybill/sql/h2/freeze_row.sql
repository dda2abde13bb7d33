-- Freezes one row.
insert into {{frozen}} ("waybill batch", "waybill change"{{#columns}}, {{column}}{{/columns}}) values (?, ?{{#columns}}, ?{{/columns}})
