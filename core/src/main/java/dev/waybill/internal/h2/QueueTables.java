package dev.waybill.internal.h2;

import dev.waybill.spi.TrackedTable;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The tables that a refresh of one queue looks at: those it takes, and those above them, which may
 * date their rows; parents first. Each has two working sets, of the keys in the batch and of those
 * that were ever captured.
 */
final class QueueTables {
  private final StoredQueue queue;
  private final Map<Integer, TableSql> tables = new LinkedHashMap<>();
  private final Map<Integer, Integer> parents = new HashMap<>();
  private final List<TableSql> own = new ArrayList<>();

  QueueTables(StoredQueue queue, Installed installed) {
    this.queue = queue;
    for (StoredTable table : queue.tables()) {
      add(table, installed);
      own.add(get(table.id()));
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

  private TableSql get(int id) {
    TableSql table = tables.get(id);
    if (table == null) {
      throw new IllegalStateException("table " + id + " has no working set");
    }
    return table;
  }

  Collection<TableSql> all() {
    return tables.values();
  }

  /** Those that the queue takes. */
  List<TableSql> own() {
    return own;
  }

  @Nullable TableSql parent(TableSql table) {
    Integer parent = parents.get(table.id());
    return parent == null ? null : get(parent);
  }

  /** Whether other rows are dated, or brought along, by the table's. */
  boolean isLookedUp(TableSql table) {
    return queue.settings().documents() || parents.containsValue(table.id());
  }

  /** The working set of the keys in a batch, without its schema. */
  static String changed(int queueId, int tableId) {
    return "changed_" + queueId + "_" + tableId;
  }

  /** The working set of the keys that were ever captured, without its schema. */
  static String captured(int queueId, int tableId) {
    return "captured_" + queueId + "_" + tableId;
  }

  static String index(String set) {
    return set + "_key";
  }

  private String changed(TableSql table) {
    return "waybill." + changed(queue.id(), table.id());
  }

  /** Adds the names of a table's working sets. */
  Map<String, Object> withSets(TableSql table, Map<String, Object> values) {
    String captured = "waybill." + captured(queue.id(), table.id());
    values.put("plainQueue", Sql.plain(queue.settings().name()));
    values.put("changed", changed(table));
    values.put("changedIndex", index(changed(table)));
    values.put("captured", captured);
    values.put("capturedIndex", index(captured));
    return values;
  }

  Map<String, Object> withParent(TableSql table, TableSql parent) {
    Map<String, Object> values = withSets(table, table.values(parent));
    values.put("parentChanged", changed(parent));
    return values;
  }

  Map<String, Object> withTarget(TableSql table, TrackedTable.Reference pointer, TableSql target) {
    Map<String, Object> values = withSets(table, table.values(pointer, target));
    values.put("targetChanged", changed(target));
    return values;
  }
}
