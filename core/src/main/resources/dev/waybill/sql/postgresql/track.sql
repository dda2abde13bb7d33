-- What is tracked of {{name}}.
insert into waybill.tracked_table (id, position, schema_name, table_name, relation, frozen_name, columns, types, needs, excluded, parent_column)
values ({{id}}, {{position}}, {{{schemaLiteral}}}, {{{tableLiteral}}}, {{{nameLiteral}}}::regclass, {{{frozenNameLiteral}}}, {{{columnArray}}}, {{{typeArray}}}, {{{needArray}}}, {{{excludedArray}}}, {{{parentColumn}}})
on conflict (id) do update set position = excluded.position, relation = excluded.relation, frozen_name = excluded.frozen_name,
  columns = excluded.columns, types = excluded.types, needs = excluded.needs, excluded = excluded.excluded, parent_column = excluded.parent_column;
