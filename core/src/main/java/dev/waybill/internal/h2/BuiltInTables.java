package dev.waybill.internal.h2;

import dev.waybill.spi.BuiltInModel;
import dev.waybill.spi.CatalogTable;
import dev.waybill.spi.TableName;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The built-in model's tables in H2, in the model's own spelling. */
final class BuiltInTables {
  private BuiltInTables() {}

  static TableName name(BuiltInModel.Table table) {
    return new TableName(BuiltInModel.SCHEMA, table.name());
  }

  private static String type(BuiltInModel.Column column) {
    return switch (column.baseType()) {
      case "int" -> "INTEGER";
      case "bit" -> "BOOLEAN";
      case "money" -> "NUMERIC(19, 4)";
      case "datetime" -> "TIMESTAMP(3)";
      case "nvarchar" ->
          column.length().equals("max")
              ? "CHARACTER VARYING(1000000000)"
              : "CHARACTER VARYING(" + column.length() + ")";
      case "varbinary" ->
          column.length().equals("max")
              ? "BINARY VARYING(1000000000)"
              : "BINARY VARYING(" + column.length() + ")";
      default -> throw new IllegalStateException("model: type " + column.type());
    };
  }

  /** The table as the catalog will describe it once install has made it. */
  static CatalogTable planned(BuiltInModel.Table table) {
    List<CatalogTable.Column> columns =
        table.columns().stream()
            .map(c -> new CatalogTable.Column(c.name(), type(c), !table.key().contains(c.name())))
            .toList();
    return new CatalogTable(name(table), columns, table.key(), List.of(), List.of());
  }

  /** One statement each: the table, its indexes, its known rows. */
  static List<Step> create(BuiltInModel.Table table) {
    String name = Sql.name(BuiltInModel.SCHEMA) + "." + Sql.name(table.name());
    List<Map<String, String>> columns = new ArrayList<>();
    for (BuiltInModel.Column column : table.columns()) {
      columns.add(
          Map.of(
              "name",
              Sql.name(column.name()),
              "type",
              type(column) + (table.key().contains(column.name()) ? " not null" : "")));
    }
    List<Step> steps = new ArrayList<>();
    steps.add(
        Step.file(
            "Create table " + name(table),
            "model_table",
            Map.of(
                "name",
                name,
                "columns",
                columns,
                "key",
                String.join(", ", table.key().stream().map(Sql::name).toList()))));
    if (table.settings().parent() != null
        && !table.key().get(0).equals(table.settings().parent().columns().get(0))) {
      String column = table.settings().parent().columns().get(0);
      steps.add(
          Step.quiet(
              "model_index",
              Map.of(
                  "index",
                  Sql.name(BuiltInModel.SCHEMA) + "." + Sql.name(table.name() + "_" + column),
                  "name",
                  name,
                  "column",
                  Sql.name(column))));
    }
    if (!table.rows().isEmpty()) {
      List<Map<String, Object>> rows = new ArrayList<>();
      for (BuiltInModel.Row row : table.rows()) {
        rows.add(Map.of("id", row.id(), "description", Sql.literal(row.description())));
      }
      steps.add(
          Step.quiet(
              "model_rows",
              Map.of(
                  "name",
                  name,
                  "first",
                  Sql.name(table.columns().get(0).name()),
                  "second",
                  Sql.name(table.columns().get(1).name()),
                  "rows",
                  rows)));
    }
    return steps;
  }
}
