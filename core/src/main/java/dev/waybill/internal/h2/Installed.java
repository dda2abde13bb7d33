package dev.waybill.internal.h2;

import dev.waybill.QueueSettings;
import dev.waybill.spi.CatalogTable;
import dev.waybill.spi.TableName;
import dev.waybill.spi.TrackedTable;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is installed in the database.
 *
 * @param version of Waybill
 * @param zone of dates without an offset
 * @param revision grows with every change of the model
 * @param tables tracked, in order
 * @param queues by name
 */
record Installed(
    String version,
    ZoneId zone,
    long revision,
    List<StoredTable> tables,
    List<StoredQueue> queues) {
  static final String VERSION = "version";
  static final String TIMEZONE = "timezone";
  static final String REVISION = "revision";

  /** Nothing yet. */
  static Installed nothing(ZoneId zone) {
    return new Installed("", zone, 0, List.of(), List.of());
  }

  Optional<StoredQueue> queue(String name) {
    return queues.stream().filter(q -> q.settings().name().equals(name)).findFirst();
  }

  Optional<StoredTable> table(int id) {
    return tables.stream().filter(t -> t.id() == id).findFirst();
  }

  Optional<StoredTable> table(TableName name) {
    return tables.stream().filter(t -> t.tracked().name().equals(name)).findFirst();
  }

  private record ColumnRow(
      int table,
      CatalogTable.Column column,
      boolean frozen,
      @Nullable Integer keyPosition,
      @Nullable Integer parentPosition) {}

  private record PointerRow(int table, int pointer, int target, String column) {}

  private record TableRow(
      int id,
      TableName name,
      String frozenName,
      @Nullable String modified,
      @Nullable Integer parent,
      Instant since) {}

  /** The revision alone, which is what has to be read before each refresh. */
  static long revision(Connection connection) throws SQLException {
    return settings(connection).entrySet().stream()
        .filter(entry -> entry.getKey().equals(REVISION))
        .mapToLong(entry -> Long.parseLong(entry.getValue()))
        .findFirst()
        .orElse(0);
  }

  private static Map<String, String> settings(Connection connection) throws SQLException {
    Map<String, String> settings = new HashMap<>();
    Sql.list(
        connection,
        Sql.FILES.text("read_settings"),
        row -> settings.put(row.getString(1), row.getString(2)));
    return settings;
  }

  static Installed read(Connection connection) throws SQLException {
    Map<String, String> settings = settings(connection);
    List<TableRow> rows =
        Sql.list(
            connection,
            Sql.FILES.text("read_tracked"),
            row ->
                new TableRow(
                    row.getInt(1),
                    new TableName(row.getString(2), row.getString(3)),
                    row.getString(4),
                    row.getString(5),
                    row.getObject(6, Integer.class),
                    row.getObject(7, OffsetDateTime.class).toInstant()));
    List<ColumnRow> columns =
        Sql.list(
            connection,
            Sql.FILES.text("read_tracked_columns"),
            row ->
                new ColumnRow(
                    row.getInt(1),
                    new CatalogTable.Column(row.getString(2), row.getString(3), row.getBoolean(4)),
                    row.getBoolean(5),
                    row.getObject(6, Integer.class),
                    row.getObject(7, Integer.class)));
    List<PointerRow> pointers =
        Sql.list(
            connection,
            Sql.FILES.text("read_tracked_pointers"),
            row -> new PointerRow(row.getInt(1), row.getInt(2), row.getInt(3), row.getString(4)));
    Map<Integer, TableName> names = new HashMap<>();
    rows.forEach(row -> names.put(row.id(), row.name()));
    List<StoredTable> tables =
        rows.stream()
            .map(
                row ->
                    new StoredTable(
                        row.id(),
                        tracked(
                            row,
                            columns.stream().filter(c -> c.table() == row.id()).toList(),
                            pointers.stream().filter(p -> p.table() == row.id()).toList(),
                            names),
                        columns.stream()
                            .filter(c -> c.table() == row.id())
                            .map(ColumnRow::column)
                            .toList(),
                        row.since()))
            .toList();
    return new Installed(
        settings.getOrDefault(VERSION, ""),
        ZoneId.of(settings.getOrDefault(TIMEZONE, "UTC")),
        Long.parseLong(settings.getOrDefault(REVISION, "0")),
        tables,
        queues(connection, tables));
  }

  private static TrackedTable tracked(
      TableRow row,
      List<ColumnRow> columns,
      List<PointerRow> pointers,
      Map<Integer, TableName> names) {
    List<CatalogTable.Column> key = ordered(columns, true);
    List<CatalogTable.Column> parentColumns = ordered(columns, false);
    TableName parent = row.parent() == null ? null : names.get(row.parent());
    Map<Integer, List<PointerRow>> byPointer = new java.util.TreeMap<>();
    pointers.forEach(p -> byPointer.computeIfAbsent(p.pointer(), k -> new ArrayList<>()).add(p));
    List<TrackedTable.Reference> refers = new ArrayList<>();
    for (List<PointerRow> pointer : byPointer.values()) {
      TableName target = names.get(pointer.get(0).target());
      if (target != null) {
        refers.add(
            new TrackedTable.Reference(
                target, pointer.stream().map(p -> column(columns, p.column())).toList()));
      }
    }
    return new TrackedTable(
        row.name(),
        row.frozenName(),
        columns.stream().filter(ColumnRow::frozen).map(ColumnRow::column).toList(),
        key,
        row.modified() == null ? null : column(columns, row.modified()),
        parent == null ? null : new TrackedTable.Reference(parent, parentColumns),
        refers);
  }

  private static List<CatalogTable.Column> ordered(List<ColumnRow> columns, boolean ofKey) {
    Map<Integer, CatalogTable.Column> ordered = new java.util.TreeMap<>();
    for (ColumnRow column : columns) {
      Integer position = ofKey ? column.keyPosition() : column.parentPosition();
      if (position != null) {
        ordered.put(position, column.column());
      }
    }
    return List.copyOf(ordered.values());
  }

  private static CatalogTable.Column column(List<ColumnRow> columns, String name) {
    return columns.stream()
        .map(ColumnRow::column)
        .filter(c -> c.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("column " + name + " is not recorded"));
  }

  private static List<StoredQueue> queues(Connection connection, List<StoredTable> tables)
      throws SQLException {
    Map<Integer, List<Integer>> taken = new HashMap<>();
    Sql.list(
        connection,
        Sql.FILES.text("read_queue_tables"),
        row -> taken.computeIfAbsent(row.getInt(1), k -> new ArrayList<>()).add(row.getInt(2)));
    Map<Integer, List<String>> readers = new HashMap<>();
    Sql.list(
        connection,
        Sql.FILES.text("read_queue_readers"),
        row ->
            readers.computeIfAbsent(row.getInt(1), k -> new ArrayList<>()).add(row.getString(2)));
    return Sql.list(
        connection,
        Sql.FILES.text("read_queues"),
        row -> {
          int id = row.getInt(1);
          List<StoredTable> own =
              tables.stream()
                  .filter(t -> taken.getOrDefault(id, List.of()).contains(t.id()))
                  .toList();
          QueueSettings settings =
              new QueueSettings(
                  row.getString(2),
                  row.getBoolean(3),
                  row.getInt(4),
                  Duration.ofSeconds(row.getLong(5)),
                  Duration.ofSeconds(row.getLong(6)),
                  row.getBoolean(7)
                      ? List.of()
                      : own.stream().map(t -> t.tracked().name().toString()).toList(),
                  readers.getOrDefault(id, List.of()));
          return new StoredQueue(id, settings, own);
        });
  }
}
