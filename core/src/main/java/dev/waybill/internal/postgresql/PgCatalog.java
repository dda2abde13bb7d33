package dev.waybill.internal.postgresql;

import dev.waybill.ErrorCode;
import dev.waybill.WaybillException;
import dev.waybill.spi.BuiltInModel;
import dev.waybill.spi.CatalogTable;
import dev.waybill.spi.TableName;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Reads table definitions, each once. Not thread-safe: for one connection and one task. */
final class PgCatalog {
  private record Found(long oid, TableName name, String kind, boolean partition) {}

  private record ColumnFact(CatalogTable.Column column, String equality, String definition) {}

  private final Connection connection;
  private final Map<TableName, PgTable> tables = new HashMap<>();

  PgCatalog(Connection connection) {
    this.connection = connection;
  }

  /** The table that the user typed: as written, or folded to lower case where it was not quoted. */
  Optional<CatalogTable> find(String typed) {
    List<TableName.Part> parts = TableName.parse(typed);
    TableName.Part schema = parts.size() == 2 ? parts.get(0) : null;
    TableName.Part table = parts.get(parts.size() - 1);
    try {
      List<Found> found =
          Sql.list(
              connection,
              "find_table",
              row ->
                  new Found(
                      row.getLong(1),
                      new TableName(row.getString(2), row.getString(3)),
                      row.getString(4),
                      row.getBoolean(5)),
              schema == null ? null : schema.text(),
              schema != null && schema.quoted(),
              table.text(),
              table.quoted());
      if (found.isEmpty()) {
        return planned(schema, table).map(PgTable::table);
      }
      return Optional.of(read(found.get(0)).table());
    } catch (SQLException e) {
      throw PostgresDatabase.ERRORS.of("Reading the definition of table " + typed, e);
    }
  }

  /** A table found before. */
  PgTable get(TableName name) {
    PgTable table = tables.get(name);
    if (table == null) {
      throw new IllegalStateException("not looked up: " + name);
    }
    return table;
  }

  /** Announces a table of the built-in model that install is going to create. */
  void plan(BuiltInModel.Table table) {
    TableName name = BuiltInTables.name(table);
    List<CatalogTable.Column> columns =
        table.columns().stream()
            .map(
                column ->
                    new CatalogTable.Column(
                        column.name().toLowerCase(Locale.ROOT),
                        BuiltInTables.catalogType(column),
                        !table.key().contains(column.name())))
            .toList();
    List<String> key = table.key().stream().map(k -> k.toLowerCase(Locale.ROOT)).toList();
    Map<String, String> equality = new HashMap<>();
    columns.forEach(column -> equality.put(column.name(), "pg_catalog.="));
    Map<String, String> definitions = new HashMap<>();
    table
        .columns()
        .forEach(
            column ->
                definitions.put(
                    column.name().toLowerCase(Locale.ROOT), BuiltInTables.definedType(column)));
    tables.put(
        name,
        new PgTable(
            0,
            new CatalogTable(name, columns, key, List.of(), List.of()),
            definitions,
            equality,
            false,
            List.of(new PgTable.Relation(name, true, 0))));
  }

  private Optional<PgTable> planned(
      TableName.@org.jspecify.annotations.Nullable Part schema, TableName.Part table) {
    return schema == null
        ? Optional.empty()
        : Optional.ofNullable(
            tables.get(
                new TableName(
                    schema.text().toLowerCase(Locale.ROOT),
                    table.text().toLowerCase(Locale.ROOT))));
  }

  private PgTable read(Found found) throws SQLException {
    PgTable known = tables.get(found.name());
    if (known != null) {
      return known;
    }
    if (!found.kind().equals("r") && !found.kind().equals("p")) {
      throw new WaybillException(
          ErrorCode.CONFIGURATION,
          found.name()
              + " is a view or foreign table, whose changes cannot be captured; name the tables beneath it.");
    }
    if (found.partition()) {
      throw new WaybillException(
          ErrorCode.CONFIGURATION,
          found.name() + " is a partition; name the partitioned table it belongs to.");
    }
    Map<String, String> equality = new HashMap<>();
    Map<String, String> definitions = new HashMap<>();
    List<CatalogTable.Column> columns = new ArrayList<>();
    for (ColumnFact fact :
        Sql.list(
            connection,
            "find_columns",
            row ->
                new ColumnFact(
                    new CatalogTable.Column(row.getString(1), row.getString(2), row.getBoolean(3)),
                    row.getString(4),
                    row.getString(5)),
            found.oid())) {
      columns.add(fact.column());
      equality.put(fact.column().name(), fact.equality());
      definitions.put(fact.column().name(), fact.definition());
    }
    Map<List<String>, Boolean> keys = new LinkedHashMap<>();
    for (Map.Entry<List<String>, Boolean> key :
        Sql.list(
            connection,
            "find_keys",
            row -> Map.entry(Sql.strings(row, 2), row.getBoolean(1)),
            found.oid())) {
      keys.put(key.getKey(), key.getValue());
    }
    List<String> primary =
        keys.entrySet().stream()
            .filter(Map.Entry::getValue)
            .map(Map.Entry::getKey)
            .findFirst()
            .orElse(List.of());
    List<List<String>> unique = keys.keySet().stream().filter(key -> !key.equals(primary)).toList();
    List<CatalogTable.ForeignKey> foreignKeys =
        Sql.list(
            connection,
            "find_foreign_keys",
            row ->
                new CatalogTable.ForeignKey(
                    Sql.strings(row, 1),
                    new TableName(row.getString(2), row.getString(3)),
                    Sql.strings(row, 4)),
            found.oid());
    List<PgTable.Relation> relations =
        Sql.list(
            connection,
            "find_partitions",
            row ->
                new PgTable.Relation(
                    new TableName(row.getString(1), row.getString(2)),
                    row.getBoolean(3),
                    row.getInt(4)),
            found.oid(),
            found.oid());
    PgTable table =
        new PgTable(
            found.oid(),
            new CatalogTable(found.name(), columns, primary, unique, foreignKeys),
            definitions,
            equality,
            found.kind().equals("p"),
            relations);
    tables.put(found.name(), table);
    return table;
  }
}
