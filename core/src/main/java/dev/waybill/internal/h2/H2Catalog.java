package dev.waybill.internal.h2;

import dev.waybill.ErrorCode;
import dev.waybill.WaybillException;
import dev.waybill.spi.CatalogTable;
import dev.waybill.spi.TableName;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads table definitions, each once. Not thread-safe: for one connection and one task. */
final class H2Catalog {
  private final Connection connection;
  private final Map<TableName, CatalogTable> tables = new HashMap<>();

  H2Catalog(Connection connection) {
    this.connection = connection;
  }

  private record Found(TableName name, String type) {}

  /** The table that the user typed, in any case; the exact spelling wins. */
  Optional<CatalogTable> find(String typed) {
    List<TableName.Part> parts = TableName.parse(typed);
    String schema = parts.size() == 2 ? parts.get(0).text() : null;
    String table = parts.get(parts.size() - 1).text();
    try {
      Optional<Found> found =
          Sql.list(
                  connection,
                  Sql.FILES.text("find_table"),
                  row ->
                      new Found(
                          new TableName(row.getString(1), row.getString(2)), row.getString(3)),
                  schema,
                  table)
              .stream()
              .findFirst();
      if (found.isEmpty()) {
        return tables.values().stream()
            .filter(t -> t.name().table().equalsIgnoreCase(table))
            .filter(t -> t.name().schema().equalsIgnoreCase(schema))
            .findFirst();
      }
      if (!found.get().type().equalsIgnoreCase("BASE TABLE")) {
        throw new WaybillException(
            ErrorCode.CONFIGURATION,
            found.get().name()
                + " is no table of rows, so that its changes cannot be captured; name the tables"
                + " beneath it.");
      }
      return Optional.of(read(found.get().name()));
    } catch (SQLException e) {
      throw H2Database.ERRORS.of("Reading the definition of table " + typed, e);
    }
  }

  /** The table, if it is there, spelled exactly so. */
  Optional<CatalogTable> get(TableName name) throws SQLException {
    return Sql.list(
            connection,
            Sql.FILES.text("find_table"),
            row -> new TableName(row.getString(1), row.getString(2)),
            name.schema(),
            name.table())
        .stream()
        .filter(name::equals)
        .findFirst()
        .map(this::readUnchecked);
  }

  /**
   * The table's columns, in their order; empty unless it is there, spelled exactly so. Without its
   * keys, which take longer to read.
   */
  Optional<List<CatalogTable.Column>> columns(TableName name) throws SQLException {
    List<Optional<CatalogTable.Column>> columns =
        Sql.list(
            connection,
            Sql.FILES.text("find_columns"),
            row ->
                row.getString(10).equals(name.schema()) && row.getString(11).equals(name.table())
                    ? Optional.of(column(row, name))
                    : Optional.empty(),
            name.schema(),
            name.table());
    List<CatalogTable.Column> exact = columns.stream().flatMap(Optional::stream).toList();
    return exact.isEmpty() ? Optional.empty() : Optional.of(exact);
  }

  /** Announces a table that install is going to create. */
  void plan(CatalogTable table) {
    tables.put(table.name(), table);
  }

  private CatalogTable readUnchecked(TableName name) {
    try {
      return read(name);
    } catch (SQLException e) {
      throw H2Database.ERRORS.of("Reading the definition of table " + name, e);
    }
  }

  private CatalogTable read(TableName name) throws SQLException {
    CatalogTable known = tables.get(name);
    if (known != null) {
      return known;
    }
    List<CatalogTable.Column> columns =
        Sql.list(
            connection,
            Sql.FILES.text("find_columns"),
            row -> column(row, name),
            name.schema(),
            name.table());
    List<String> primaryKey =
        Sql.list(
            connection,
            Sql.FILES.text("find_primary_key"),
            row -> row.getString(1),
            name.schema(),
            name.table());
    CatalogTable table =
        new CatalogTable(
            name, columns, primaryKey, uniqueKeys(name, columns, primaryKey), foreignKeys(name));
    tables.put(name, table);
    return table;
  }

  private List<List<String>> uniqueKeys(
      TableName name, List<CatalogTable.Column> columns, List<String> primaryKey)
      throws SQLException {
    Map<String, List<String>> indexes = new LinkedHashMap<>();
    Sql.list(
        connection,
        Sql.FILES.text("find_keys"),
        row ->
            indexes.computeIfAbsent(row.getString(1), k -> new ArrayList<>()).add(row.getString(3)),
        name.schema(),
        name.table());
    List<String> notNull =
        columns.stream().filter(c -> !c.nullable()).map(CatalogTable.Column::name).toList();
    return indexes.values().stream()
        .filter(key -> notNull.containsAll(key) && !key.equals(primaryKey))
        .distinct()
        .toList();
  }

  /** The keys of a table, there or planned, that a foreign key can point at. */
  Set<Set<String>> constraints(TableName name) throws SQLException {
    Map<String, Set<String>> constraints = new HashMap<>();
    Sql.list(
        connection,
        Sql.FILES.text("find_constraints"),
        row ->
            constraints
                .computeIfAbsent(row.getString(1), k -> new HashSet<>())
                .add(row.getString(2)),
        name.schema(),
        name.table());
    Set<Set<String>> keys = new HashSet<>(constraints.values());
    CatalogTable planned = tables.get(name);
    if (planned != null) {
      keys.add(Set.copyOf(planned.primaryKey()));
    }
    return keys;
  }

  private record ForeignKeyRow(String name, String column, TableName target, String targetColumn) {}

  private List<CatalogTable.ForeignKey> foreignKeys(TableName name) throws SQLException {
    Map<String, List<ForeignKeyRow>> keys = new LinkedHashMap<>();
    Sql.list(
        connection,
        Sql.FILES.text("find_foreign_keys"),
        row ->
            keys.computeIfAbsent(row.getString(1), k -> new ArrayList<>())
                .add(
                    new ForeignKeyRow(
                        row.getString(1),
                        row.getString(2),
                        new TableName(row.getString(3), row.getString(4)),
                        row.getString(5))),
        name.schema(),
        name.table());
    return keys.values().stream()
        .map(
            rows ->
                new CatalogTable.ForeignKey(
                    rows.stream().map(ForeignKeyRow::column).toList(),
                    rows.get(0).target(),
                    rows.stream().map(ForeignKeyRow::targetColumn).toList()))
        .toList();
  }

  private CatalogTable.Column column(ResultSet row, TableName table) throws SQLException {
    return new CatalogTable.Column(row.getString(1), type(row, table), row.getBoolean(8));
  }

  /** The type as a column definition takes it. */
  private String type(ResultSet row, TableName table) throws SQLException {
    String type = row.getString(2);
    String identifier = row.getString(9);
    return switch (type) {
      case "ENUM" ->
          Sql.list(
                  connection,
                  Sql.FILES.text("find_enum_values"),
                  value -> Sql.literal(value.getString(1)),
                  table.schema(),
                  table.table(),
                  identifier)
              .stream()
              .collect(Collectors.joining(", ", "ENUM(", ")"));
      case "ARRAY" ->
          Sql.list(
                      connection,
                      Sql.FILES.text("find_element_type"),
                      element ->
                          sized(
                              element.getString(1),
                              element.getString(2),
                              element.getString(3),
                              element.getString(4),
                              element.getString(5)),
                      table.schema(),
                      table.table(),
                      identifier)
                  .stream()
                  .findFirst()
                  .orElse("CHARACTER VARYING")
              + " ARRAY";
      case "INTERVAL" -> "INTERVAL " + row.getString(7);
      default ->
          sized(type, row.getString(3), row.getString(4), row.getString(5), row.getString(6));
    };
  }

  private static String sized(
      String type,
      @Nullable String length,
      @Nullable String precision,
      @Nullable String scale,
      @Nullable String fraction) {
    return switch (type) {
      case "NUMERIC" -> "NUMERIC(" + precision + ", " + scale + ")";
      case "DECFLOAT" -> "DECFLOAT(" + precision + ")";
      case "TIMESTAMP", "TIME" -> type + "(" + fraction + ")";
      case "TIMESTAMP WITH TIME ZONE" -> "TIMESTAMP(" + fraction + ") WITH TIME ZONE";
      case "TIME WITH TIME ZONE" -> "TIME(" + fraction + ") WITH TIME ZONE";
      case "CHARACTER",
          "CHARACTER VARYING",
          "VARCHAR_IGNORECASE",
          "BINARY",
          "BINARY VARYING",
          "JAVA_OBJECT" ->
          type + "(" + length + ")";
      default -> type.toUpperCase(Locale.ROOT);
    };
  }
}
