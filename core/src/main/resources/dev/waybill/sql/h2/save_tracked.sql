-- Records tracked table {{plainName}}.
merge into waybill.tracked (id, position, schema_name, table_name, frozen_name, modified, parent_id, since) key (id)
values ({{id}}, {{position}}, {{schemaLiteral}}, {{tableLiteral}}, {{frozenLiteral}}, {{modifiedLiteral}}, {{parentId}},
  coalesce((select since from waybill.tracked where id = {{id}}), current_timestamp))
