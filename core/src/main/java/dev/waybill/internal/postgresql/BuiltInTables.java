package dev.waybill.internal.postgresql;

import dev.waybill.spi.BuiltInModel;
import dev.waybill.spi.TableName;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The built-in model's tables in PostgreSQL: identifiers in lower case, as unquoted SQL finds them.
 */
final class BuiltInTables {
  private BuiltInTables() {}

  static TableName name(BuiltInModel.Table table) {
    return new TableName(BuiltInModel.SCHEMA, table.name().toLowerCase(Locale.ROOT));
  }

  /** The type's name in the catalog. */
  static String catalogType(BuiltInModel.Column column) {
    return switch (column.baseType()) {
      case "int" -> "pg_catalog.int4";
      case "bit" -> "pg_catalog.bool";
      case "money" -> "pg_catalog.\"numeric\"";
      case "datetime" -> "pg_catalog.\"timestamp\"";
      case "nvarchar" ->
          column.length().equals("max") ? "pg_catalog.text" : "pg_catalog.\"varchar\"";
      case "varbinary" -> "pg_catalog.bytea";
      default -> throw new IllegalStateException("model: type " + column.type());
    };
  }

  /** The type as a definition writes it. */
  static String definedType(BuiltInModel.Column column) {
    return switch (column.baseType()) {
      case "int" -> "integer";
      case "bit" -> "boolean";
      case "money" -> "numeric(19,4)";
      case "datetime" -> "timestamp without time zone";
      case "nvarchar" ->
          column.length().equals("max") ? "text" : "character varying(" + column.length() + ")";
      default -> "bytea";
    };
  }

  /**
   * The table's definition, with an index for each reference that no key begins with, and its known
   * rows.
   */
  static String definition(BuiltInModel.Table table) {
    List<Map<String, String>> columns = new ArrayList<>();
    for (BuiltInModel.Column column : table.columns()) {
      columns.add(
          Map.of(
              "name",
              column.name(),
              "type",
              definedType(column) + (table.key().contains(column.name()) ? " not null" : "")));
    }
    List<Map<String, String>> indexes = new ArrayList<>();
    if (table.settings().parent() != null
        && !table.key().get(0).equals(table.settings().parent().columns().get(0))) {
      indexes.add(Map.of("column", table.settings().parent().columns().get(0)));
    }
    List<Map<String, Object>> rows = new ArrayList<>();
    for (BuiltInModel.Row row : table.rows()) {
      rows.add(Map.of("id", row.id(), "description", Sql.literal(row.description())));
    }
    return Sql.FILES.render(
        "model_table",
        Map.of(
            "name", BuiltInModel.SCHEMA + "." + table.name(),
            "shortName", table.name(),
            "columns", columns,
            "key", String.join(", ", table.key()),
            "first", table.columns().get(0).name(),
            "second", table.columns().get(1).name(),
            "hasRows", !rows.isEmpty(),
            "indexes", indexes,
            "rows", rows));
  }
}
