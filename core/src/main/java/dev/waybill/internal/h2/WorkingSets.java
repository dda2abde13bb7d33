package dev.waybill.internal.h2;

import dev.waybill.spi.CatalogTable;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The keys that belong to a batch, in tables of the queue's own that the reader's transaction fills
 * and rolls back. Refreshes of one queue take turns, so that one set of them is enough. Not
 * thread-safe.
 */
final class WorkingSets {
  /** Later than any change, and taken by every H2 type of time. */
  private static final OffsetDateTime NEVER = OffsetDateTime.parse("9999-12-31T00:00:00Z");

  private final Connection reader;
  private final ZoneId zone;
  private final StoredQueue queue;

  private final QueueTables tables;
  private final Set<Integer> filled = new HashSet<>();
  private final Map<String, PreparedStatement> statements = new HashMap<>();
  private final Map<String, String> texts = new HashMap<>();
  private final QueueSql queueSql;

  WorkingSets(Connection reader, Installed installed, StoredQueue queue) {
    this.reader = reader;
    this.zone = installed.zone();
    this.queue = queue;
    this.queueSql = new QueueSql(queue);
    this.tables = new QueueTables(queue, installed);
  }

  private boolean inQueue(TableSql table) {
    return tables.own().contains(table);
  }

  List<TableSql> queueTables() {
    return tables.own();
  }

  boolean isEmpty(TableSql table) {
    return !filled.contains(table.id());
  }

  /** Makes sure that they are empty, whatever became of the process before this one. */
  void clear() throws SQLException {
    for (TableSql table : tables.all()) {
      Map<String, Object> values = tables.withSets(table, table.values());
      for (String set : List.of("changed", "captured")) {
        Sql.update(
            reader, Sql.FILES.render("clear_set", Map.of("name", String.valueOf(values.get(set)))));
      }
    }
  }

  /** The sets are empty again. */
  void forget() {
    filled.clear();
  }

  /** What depends on a table in this queue, rendered once. */
  String sql(String file, TableSql table) {
    return text(
        file + " " + table.id(),
        () -> Sql.FILES.render(file, tables.withSets(table, table.values(queueSql))));
  }

  private String text(String key, Supplier<String> render) {
    return texts.computeIfAbsent(key, k -> Sql.bare(render.get()));
  }

  private PreparedStatement prepared(String text, @Nullable Object... parameters)
      throws SQLException {
    PreparedStatement statement = statements.get(text);
    if (statement == null) {
      statement = reader.prepareStatement(text);
      statements.put(text, statement);
    }
    for (int i = 0; i < parameters.length; i++) {
      statement.setObject(i + 1, parameters[i]);
    }
    return statement;
  }

  /** Those transactions of some that the snapshot sees. */
  Set<Long> visible(Collection<Long> transactions) throws SQLException {
    Set<Long> visible = new HashSet<>();
    if (transactions.isEmpty()) {
      return visible;
    }
    for (TableSql table : tables.own()) {
      try (ResultSet rows =
          prepared(sql("visible_tx", table), (Object) transactions.toArray(Long[]::new))
              .executeQuery()) {
        while (rows.next()) {
          visible.add(rows.getLong(1));
        }
      }
    }
    return visible;
  }

  /** What committed after a cut. */
  void next(QueuePosition position) throws SQLException {
    Object[] cut = {position.lastTx(), position.openTx().toArray(Long[]::new)};
    for (TableSql table : tables.own()) {
      fill(table, sql("next_keys", table), cut);
    }
    documents("climb_log", cut);
  }

  /** Everything changed since a start. */
  void since(Instant start, QueuePosition position) throws SQLException {
    // What was open at the last cut committed after it, whatever date its changes bear.
    Object[] bounds = {
      FreezeBatch.utc(start), Long.MAX_VALUE, position.openTx().toArray(Long[]::new)
    };
    since(start, bounds, NEVER, false);
  }

  /** Everything since the cut of a queue of which some changes were not captured. */
  void sinceInterrupted(Instant cut, QueuePosition position) throws SQLException {
    // It may have been stale as well, so that changes after its cut were purged.
    Object[] bounds = {
      FreezeBatch.utc(cut), position.lastTx(), position.openTx().toArray(Long[]::new)
    };
    since(cut, bounds, FreezeBatch.utc(cut), true);
  }

  private void since(
      Instant start, Object[] bounds, OffsetDateTime purgedSince, boolean interrupted)
      throws SQLException {
    for (TableSql table : tables.all()) {
      captured(table, bounds, purgedSince, interrupted);
      TableSql parent = tables.parent(table);
      String dated = parent == null ? sql("since_dated", table) : sql("since_dated", table, parent);
      CatalogTable.Column modified = table.tracked().modified();
      if (modified == null) {
        fill(table, dated);
      } else {
        fill(table, dated, inTypeOf(modified, start));
      }
    }
    documents("climb_captured", bounds);
  }

  /** What committed after the cut of a queue for which the log was not kept. */
  void sinceStale(QueuePosition position, Instant staleSince) throws SQLException {
    Object[] bounds = {NEVER, position.lastTx(), position.openTx().toArray(Long[]::new)};
    for (TableSql table : tables.own()) {
      captured(table, bounds, FreezeBatch.utc(staleSince), false);
    }
    documents("climb_captured", bounds);
  }

  private void captured(
      TableSql table, Object[] bounds, OffsetDateTime purgedSince, boolean interrupted)
      throws SQLException {
    int keys =
        prepared(sql("captured_keys", table), bounds[0], bounds[1], bounds[2], purgedSince)
            .executeUpdate();
    if (keys > 0 && interrupted) {
      prepared(sql("interrupted_gone", table)).executeUpdate();
      prepared(sql("interrupted_undated", table)).executeUpdate();
    }
    if (keys > 0) {
      fill(table, sql("since_captured", table));
    }
  }

  private String sql(String file, TableSql table, TableSql parent) {
    return text(
        file + " " + table.id() + " of " + parent.id(),
        () -> Sql.FILES.render(file, tables.withParent(table, parent)));
  }

  private String sql(String file, TableSql table, int pointer, TableSql target) {
    return text(
        file + " " + table.id() + " by " + pointer + " to " + target.id(),
        () ->
            Sql.FILES.render(
                file, tables.withTarget(table, table.tracked().refers().get(pointer), target)));
  }

  private void fill(TableSql table, String text, @Nullable Object... parameters)
      throws SQLException {
    if (prepared(text, parameters).executeUpdate() > 0) {
      filled.add(table.id());
    }
  }

  /** Brings along the rest of every document, and the rows that documents point at. */
  private void documents(String climbLog, Object[] bounds) throws SQLException {
    if (!queue.settings().documents()) {
      return;
    }
    List<TableSql> topDown = tables.all().stream().filter(this::inQueue).toList();
    for (int i = topDown.size() - 1; i >= 0; i--) {
      TableSql table = topDown.get(i);
      TableSql parent = tables.parent(table);
      if (parent != null && inQueue(parent) && !isEmpty(table)) {
        fill(parent, sql(climbLog, table, parent), bounds);
        fill(parent, sql("climb_rows", table, parent));
      }
    }
    for (TableSql table : topDown) {
      TableSql parent = tables.parent(table);
      if (parent != null && inQueue(parent) && !isEmpty(parent)) {
        fill(table, sql("descend", table, parent));
      }
    }
    for (TableSql table : topDown) {
      for (int i = 0; i < table.tracked().refers().size() && !isEmpty(table); i++) {
        for (TableSql target : topDown) {
          if (target.tracked().name().equals(table.tracked().refers().get(i).table())) {
            fill(target, sql("refer", table, i, target));
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
}
