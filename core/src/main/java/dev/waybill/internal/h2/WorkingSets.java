package dev.waybill.internal.h2;

import dev.waybill.spi.CatalogTable;
import dev.waybill.spi.TrackedTable;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The keys that belong to a batch, in temporary tables of the reader's session, one for each table.
 * Not thread-safe.
 */
final class WorkingSets {
  /** Later than any change, and taken by every H2 type of time. */
  private static final OffsetDateTime NEVER = OffsetDateTime.parse("9999-12-31T00:00:00Z");

  private final Connection reader;
  private final ZoneId zone;
  private final StoredQueue queue;

  /** The queue's tables and those above them, parents first. */
  private final Map<Integer, TableSql> tables = new LinkedHashMap<>();

  private final Map<Integer, Integer> parents = new HashMap<>();
  private final List<TableSql> queueTables = new ArrayList<>();
  private final Set<Integer> filled = new HashSet<>();

  WorkingSets(Connection reader, Installed installed, StoredQueue queue) {
    this.reader = reader;
    this.zone = installed.zone();
    this.queue = queue;
    for (StoredTable table : queue.tables()) {
      add(table, installed);
      queueTables.add(sql(table.id()));
    }
  }

  private void add(StoredTable table, Installed installed) {
    if (tables.containsKey(table.id())) {
      return;
    }
    TrackedTable.Reference reference = table.tracked().parent();
    Optional<StoredTable> parent =
        reference == null ? Optional.empty() : installed.table(reference.table());
    parent.ifPresent(
        p -> {
          add(p, installed);
          parents.put(table.id(), p.id());
        });
    tables.put(table.id(), new TableSql(table));
  }

  private TableSql sql(int id) {
    TableSql table = tables.get(id);
    if (table == null) {
      throw new IllegalStateException("table " + id + " has no working set");
    }
    return table;
  }

  private @Nullable TableSql parent(TableSql table) {
    Integer parent = parents.get(table.id());
    return parent == null ? null : sql(parent);
  }

  private boolean inQueue(TableSql table) {
    return queueTables.contains(table);
  }

  List<TableSql> queueTables() {
    return queueTables;
  }

  boolean isEmpty(TableSql table) {
    return !filled.contains(table.id());
  }

  void create() throws SQLException {
    for (TableSql table : tables.values()) {
      run("changed_table", table.values());
      run("changed_index", table.values());
      run("captured_table", table.values());
      run("captured_index", table.values());
    }
  }

  /** Those transactions of some that the snapshot sees. */
  Set<Long> visible(Collection<Long> transactions) throws SQLException {
    Set<Long> visible = new HashSet<>();
    if (transactions.isEmpty()) {
      return visible;
    }
    for (TableSql table : queueTables) {
      visible.addAll(
          Sql.list(
              reader,
              Sql.FILES.render("visible_tx", table.values()),
              row -> row.getLong(1),
              (Object) transactions.toArray(Long[]::new)));
    }
    return visible;
  }

  /** What committed after a cut. */
  void next(QueuePosition position) throws SQLException {
    Object[] cut = {position.lastTx(), position.openTx().toArray(Long[]::new)};
    for (TableSql table : queueTables) {
      fill(table, "next_keys", table.values(), cut);
    }
    documents("climb_log", cut);
  }

  /** Everything changed since a start. */
  void since(Instant start, QueuePosition position) throws SQLException {
    // What was open at the last cut committed after it, whatever date its changes bear.
    Object[] bounds = {
      FreezeBatch.utc(start), Long.MAX_VALUE, position.openTx().toArray(Long[]::new)
    };
    for (TableSql table : tables.values()) {
      captured(table, bounds, NEVER);
      TableSql parent = parent(table);
      Map<String, Object> values = parent == null ? table.values() : table.values(parent);
      CatalogTable.Column modified = table.tracked().modified();
      if (modified == null) {
        fill(table, "since_dated", values);
      } else {
        fill(table, "since_dated", values, inTypeOf(modified, start));
      }
    }
    documents("climb_captured", bounds);
  }

  /** What committed after the cut of a queue for which the log was not kept. */
  void sinceStale(QueuePosition position, Instant staleSince) throws SQLException {
    Object[] bounds = {NEVER, position.lastTx(), position.openTx().toArray(Long[]::new)};
    for (TableSql table : queueTables) {
      captured(table, bounds, FreezeBatch.utc(staleSince));
    }
    documents("climb_captured", bounds);
  }

  private void captured(TableSql table, Object[] bounds, OffsetDateTime purgedSince)
      throws SQLException {
    Map<String, Object> values = table.values();
    int keys =
        Sql.update(
            reader,
            Sql.FILES.render("captured_keys", values),
            bounds[0],
            bounds[1],
            bounds[2],
            purgedSince);
    if (keys > 0) {
      fill(table, "since_captured", values);
    }
  }

  private void fill(
      TableSql table, String file, Map<String, Object> values, @Nullable Object... parameters)
      throws SQLException {
    if (Sql.update(reader, Sql.FILES.render(file, values), parameters) > 0) {
      filled.add(table.id());
    }
  }

  /** Brings along the rest of every document, and the rows that documents point at. */
  private void documents(String climbLog, Object[] bounds) throws SQLException {
    if (!queue.settings().documents()) {
      return;
    }
    List<TableSql> topDown = tables.values().stream().filter(this::inQueue).toList();
    for (int i = topDown.size() - 1; i >= 0; i--) {
      TableSql table = topDown.get(i);
      TableSql parent = parent(table);
      if (parent != null && inQueue(parent) && !isEmpty(table)) {
        fill(parent, climbLog, table.values(parent), bounds);
        fill(parent, "climb_rows", table.values(parent));
      }
    }
    for (TableSql table : topDown) {
      TableSql parent = parent(table);
      if (parent != null && inQueue(parent) && !isEmpty(parent)) {
        fill(table, "descend", table.values(parent));
      }
    }
    for (TableSql table : topDown) {
      for (TrackedTable.Reference pointer : table.tracked().refers()) {
        for (TableSql target : topDown) {
          if (target.tracked().name().equals(pointer.table()) && !isEmpty(table)) {
            fill(target, "refer", table.values(pointer, target));
          }
        }
      }
    }
  }

  private Object inTypeOf(CatalogTable.Column modified, Instant start) {
    String type = modified.type().toUpperCase(Locale.ROOT);
    if (type.endsWith("WITH TIME ZONE")) {
      return FreezeBatch.utc(start);
    }
    LocalDateTime local = LocalDateTime.ofInstant(start, zone);
    ZoneOffsetTransition overlap = zone.getRules().getTransition(local);
    if (overlap != null && overlap.isOverlap()) {
      // The hour that the clock repeats: its first minute, since a column cannot tell which it is.
      local = overlap.getDateTimeAfter();
    }
    return type.startsWith("DATE") ? local.toLocalDate() : local;
  }

  private void run(String file, Map<String, Object> values) throws SQLException {
    Sql.update(reader, Sql.FILES.render(file, values));
  }
}
