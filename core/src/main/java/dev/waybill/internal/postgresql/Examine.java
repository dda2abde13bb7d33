package dev.waybill.internal.postgresql;

import dev.waybill.Finding;
import dev.waybill.Status;
import dev.waybill.spi.CatalogTable;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Looks at an installation: how things stand, and what could go wrong. Only reads. Not thread-safe.
 */
final class Examine {
  private record LogSize(long rows, long bytes) {}

  private final Connection connection;
  private final Installed installed;
  private final PgCatalog catalog;

  Examine(Connection connection, Installed installed) {
    this.connection = connection;
    this.installed = installed;
    this.catalog = new PgCatalog(connection);
  }

  Status status() throws SQLException {
    Map<Integer, LogSize> sizes = new HashMap<>();
    for (Map.Entry<Integer, LogSize> size :
        Sql.list(
            connection,
            "status_tables",
            row -> Map.entry(row.getInt(1), new LogSize(row.getLong(2), row.getLong(3))))) {
      sizes.put(size.getKey(), size.getValue());
    }
    List<Status.Table> tables = new ArrayList<>();
    for (Installed.Table table : installed.tables()) {
      LogSize size = sizes.getOrDefault(table.id(), new LogSize(0, 0));
      tables.add(
          new Status.Table(
              table.name().toString(),
              table.frozenName(),
              uncaptured(table).isEmpty(),
              table.capturingSince(),
              size.rows(),
              size.bytes(),
              drift(table)));
    }
    String version = Sql.list(connection, "database_version", row -> row.getString(1)).get(0);
    return new Status(
        "PostgreSQL " + version,
        String.valueOf(installed.version()),
        installed.timezone(),
        tables,
        Sql.list(connection, "status_queues", Examine::queueState, Status.QueueState.PENDING_CAP));
  }

  private static Status.QueueState queueState(java.sql.ResultSet row) throws SQLException {
    Instant position = Sql.instant(row, 5);
    long pending = row.getLong(6);
    return new Status.QueueState(
        row.getString(1),
        Status.Phase.valueOf(row.getString(2)),
        nullable(row, 3),
        nullable(row, 4),
        position,
        pending,
        position == null || pending == 0
            ? Duration.ZERO
            : Duration.between(position, Instant.now()),
        row.getBoolean(7),
        row.getInt(8),
        Sql.strings(row, 9));
  }

  private static @Nullable Long nullable(java.sql.ResultSet row, int column) throws SQLException {
    long value = row.getLong(column);
    return row.wasNull() ? null : value;
  }

  private Optional<PgTable> definition(Installed.Table table) {
    return catalog
        .find(Sql.name(table.name().schema()) + "." + Sql.name(table.name().table()))
        .map(found -> catalog.get(found.name()));
  }

  /** What the table's definition differs in from what is tracked, one clause each. */
  private List<String> drift(Installed.Table table) throws SQLException {
    PgTable now = definition(table).orElse(null);
    if (now == null) {
      return List.of("the table was dropped or renamed");
    }
    List<String> drift = new ArrayList<>();
    if (now.oid() != table.relation()) {
      drift.add("the table was replaced by another of its name");
    }
    Map<String, String> types = new HashMap<>();
    for (CatalogTable.Column column : now.table().columns()) {
      types.put(column.name(), column.type());
      if (!table.columns().contains(column.name()) && !table.excluded().contains(column.name())) {
        drift.add("column " + column.name() + " was added and is not frozen yet");
      }
    }
    for (String name : table.needs()) {
      String type = types.get(name);
      int at = table.columns().indexOf(name);
      if (type == null) {
        drift.add("column " + name + " was dropped or renamed");
      } else if (at >= 0 && !type.equals(table.types().get(at))) {
        drift.add("column " + name + " changed its type");
      }
    }
    for (String name :
        Sql.list(connection, "changed_lengths", row -> row.getString(1), table.id())) {
      drift.add("column " + name + " changed its length or precision");
    }
    return drift;
  }

  /** Tables and partitions that lack a capture trigger, or have one switched off. */
  private List<String> uncaptured(Installed.Table table) {
    PgTable now = definition(table).orElse(null);
    if (now == null) {
      return List.of(table.name().toString());
    }
    boolean movesParent = installed.digests().containsKey("table " + table.id() + ": parent");
    return now.relations().stream()
        .filter(relation -> relation.triggers() < expected(now, relation, movesParent))
        .map(relation -> relation.name().toString())
        .toList();
  }

  private static int expected(PgTable table, PgTable.Relation relation, boolean logsParent) {
    return TableSql.triggers(table.partitioned(), relation.holdsRows(), logsParent);
  }

  List<Finding> doctor() throws SQLException {
    List<Finding> findings = new ArrayList<>();
    for (Installed.Table table : installed.tables()) {
      List<String> drift = drift(table);
      List<String> uncaptured = uncaptured(table);
      String name = table.name().toString();
      for (String difference : drift) {
        boolean harmless = difference.endsWith("is not frozen yet");
        findings.add(
            new Finding(
                harmless ? Finding.Severity.WARNING : Finding.Severity.PROBLEM,
                name,
                "Its definition has drifted: " + difference + ".",
                "Run waybill install."));
      }
      for (String relation : uncaptured) {
        findings.add(
            new Finding(
                Finding.Severity.PROBLEM,
                relation,
                "Its changes are not captured: a trigger of Waybill is missing or disabled.",
                "Run waybill install; the next refresh then reads by date what was missed."));
      }
      if (drift.isEmpty() && uncaptured.isEmpty()) {
        findings.add(new Finding(Finding.Severity.OK, name, "Its changes are captured.", ""));
      }
    }
    findings.addAll(
        Sql.list(
            connection,
            "doctor",
            row ->
                new Finding(
                    Finding.Severity.valueOf(row.getString(1)),
                    row.getString(2),
                    row.getString(3),
                    row.getString(4))));
    findings.sort(Comparator.comparing(Finding::severity).reversed());
    return findings;
  }
}
