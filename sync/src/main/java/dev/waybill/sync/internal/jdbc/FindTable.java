package dev.waybill.sync.internal.jdbc;

import dev.waybill.options.NearestName;
import dev.waybill.spi.TableName;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Finds tables and views in a database by what JDBC tells of its catalog. Not thread-safe. */
final class FindTable {
  private static final List<String> NOT_TABLES = List.of("INDEX", "SEQUENCE", "TYPE", "SYSTEM");

  private final Connection connection;
  private final DatabaseMetaData catalog;
  private final boolean schemas;
  private final String quote;

  FindTable(Connection connection) throws SQLException {
    this.connection = connection;
    this.catalog = connection.getMetaData();
    // What is called a schema elsewhere is a catalog in MySQL and MariaDB.
    this.schemas = catalog.supportsSchemasInDataManipulation();
    String string = catalog.getIdentifierQuoteString();
    this.quote = string == null || string.isBlank() ? "" : string;
  }

  /** A table's place, null where the database has no such level. */
  private record Entry(@Nullable String catalog, @Nullable String schema, String table) {}

  /** What was looked for, or why it was not found; the message goes on after a key's name. */
  record Found(@Nullable DbTable table, String problem) {}

  /** A table by the name that is typed, with its schema or without. */
  Found typed(String name) throws SQLException {
    List<TableName.Part> parts = TableName.parse(name);
    TableName.Part table = parts.get(parts.size() - 1);
    Set<Entry> candidates = new LinkedHashSet<>();
    for (String spelling : spellings(table)) {
      candidates.addAll(entries(escaped(spelling)));
    }
    List<Entry> found = matching(candidates, parts);
    if (found.isEmpty()) {
      found = matching(entries("%"), parts);
    }
    if (found.size() > 1) {
      return new Found(
          null,
          "there are several: "
              + String.join(", ", found.stream().map(this::shown).toList())
              + "; write the schema, and capitals in double quotes");
    }
    return found.isEmpty()
        ? new Found(null, "there is no table or view " + name + nearest(name))
        : new Found(describe(found.get(0)), "");
  }

  /** A table by schema and name exactly as the catalog spells them, joined by a dot. */
  DbTable exact(String name) throws SQLException {
    String end = name.substring(name.lastIndexOf('.') + 1);
    for (String pattern : List.of(escaped(end), "%")) {
      for (Entry entry : entries(pattern)) {
        if (name.equals(schema(entry) + "." + entry.table())) {
          return describe(entry);
        }
      }
    }
    throw new SQLException("no table " + name, "42000");
  }

  private static Set<String> spellings(TableName.Part part) {
    Set<String> spellings = new LinkedHashSet<>();
    spellings.add(part.text());
    if (!part.quoted()) {
      spellings.add(part.text().toLowerCase(Locale.ROOT));
      spellings.add(part.text().toUpperCase(Locale.ROOT));
    }
    return spellings;
  }

  private String escaped(String name) throws SQLException {
    String escape = catalog.getSearchStringEscape();
    return escape == null || escape.isEmpty()
        ? name
        : name.replace(escape, escape + escape)
            .replace("_", escape + "_")
            .replace("%", escape + "%");
  }

  private Set<Entry> entries(String pattern) throws SQLException {
    Set<Entry> entries = new LinkedHashSet<>();
    try (ResultSet rows =
        catalog.getTables(schemas ? connection.getCatalog() : null, null, pattern, null)) {
      while (rows.next()) {
        String type = Objects.requireNonNullElse(rows.getString("TABLE_TYPE"), "TABLE");
        if (NOT_TABLES.stream().noneMatch(type::contains)) {
          entries.add(
              new Entry(
                  rows.getString("TABLE_CAT"),
                  rows.getString("TABLE_SCHEM"),
                  rows.getString("TABLE_NAME")));
        }
      }
    }
    return entries;
  }

  /** The candidates that are meant: those spelled exactly so, or else those of another case. */
  private List<Entry> matching(Set<Entry> candidates, List<TableName.Part> parts)
      throws SQLException {
    TableName.Part table = parts.get(parts.size() - 1);
    List<Entry> found =
        candidates.stream()
            .filter(entry -> isSame(table, entry.table()))
            .filter(entry -> parts.size() == 1 || isSame(parts.get(0), schema(entry)))
            .toList();
    if (found.size() > 1 && parts.size() == 1) {
      String current = String.valueOf(schemas ? connection.getSchema() : connection.getCatalog());
      List<Entry> here = found.stream().filter(entry -> schema(entry).equals(current)).toList();
      found = here.isEmpty() ? found : here;
    }
    List<Entry> exact =
        found.stream()
            .filter(entry -> table.text().equals(entry.table()))
            .filter(entry -> parts.size() == 1 || parts.get(0).text().equals(schema(entry)))
            .toList();
    return exact.isEmpty() ? found : exact;
  }

  private static boolean isSame(TableName.Part typed, String name) {
    return typed.quoted() ? typed.text().equals(name) : typed.text().equalsIgnoreCase(name);
  }

  private String schema(Entry entry) {
    return Objects.requireNonNullElse(schemas ? entry.schema() : entry.catalog(), "");
  }

  private String shown(Entry entry) {
    return schema(entry).isEmpty() ? entry.table() : schema(entry) + "." + entry.table();
  }

  private String nearest(String name) throws SQLException {
    List<String> known = entries("%").stream().map(this::shown).toList();
    Optional<String> near = NearestName.among(known, name);
    return near.map(one -> "; did you mean " + one + "?").orElse("");
  }

  private DbTable describe(Entry entry) throws SQLException {
    List<DbColumn> columns = new ArrayList<>();
    try (ResultSet rows =
        catalog.getColumns(
            entry.catalog(),
            entry.schema() == null ? null : escaped(entry.schema()),
            escaped(entry.table()),
            "%")) {
      while (rows.next()) {
        columns.add(column(rows));
      }
    }
    String quoted =
        (schema(entry).isEmpty() ? "" : quoted(schema(entry)) + ".") + quoted(entry.table());
    return new DbTable(shown(entry), quoted, columns, primaryKey(entry));
  }

  private DbColumn column(ResultSet row) throws SQLException {
    String name = row.getString("COLUMN_NAME");
    int sqlType = row.getInt("DATA_TYPE");
    String type = Objects.requireNonNullElse(row.getString("TYPE_NAME"), "");
    int size = row.getInt("COLUMN_SIZE");
    int scale = row.getInt("DECIMAL_DIGITS");
    return new DbColumn(
        name,
        quoted(name),
        DbColumn.kind(sqlType, type, size),
        type,
        sqlType,
        size < 0 || size >= 1_000_000_000 ? 0 : size,
        scale);
  }

  private List<String> primaryKey(Entry entry) throws SQLException {
    TreeMap<Integer, String> key = new TreeMap<>();
    try (ResultSet rows = catalog.getPrimaryKeys(entry.catalog(), entry.schema(), entry.table())) {
      while (rows.next()) {
        key.put(rows.getInt("KEY_SEQ"), rows.getString("COLUMN_NAME"));
      }
    }
    return List.copyOf(key.values());
  }

  private String quoted(String name) {
    return quote.isEmpty() ? name : quote + name.replace(quote, quote + quote) + quote;
  }
}
