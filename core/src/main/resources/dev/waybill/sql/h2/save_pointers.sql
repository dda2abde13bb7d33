-- Records the pointers of {{plainName}}.
insert into waybill.tracked_pointer (table_id, pointer, position, target_id, column_name) values
{{#rows}}  ({{id}}, {{pointer}}, {{position}}, {{targetId}}, {{columnLiteral}}){{^-last}},{{/-last}}
{{/rows}}
