-- Records the columns of {{plainName}}.
insert into waybill.tracked_column (table_id, position, name, type, nullable, frozen, key_position, parent_position) values
{{#rows}}  ({{id}}, {{position}}, {{nameLiteral}}, {{typeLiteral}}, {{nullable}}, {{frozen}}, {{keyPosition}}, {{parentPosition}}){{^-last}},{{/-last}}
{{/rows}}
