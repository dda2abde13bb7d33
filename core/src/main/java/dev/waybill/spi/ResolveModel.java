package dev.waybill.spi;

import dev.waybill.Batch;
import dev.waybill.ErrorCode;
import dev.waybill.TableSettings;
import dev.waybill.WaybillException;
import dev.waybill.spi.TrackedTable.Reference;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Settles what the user left open about the tables with what the database's catalog says, and
 * reports every mistake at once.
 *
 * <p>A foreign key whose columns begin the table's own key makes its target the parent (a line
 * belongs to its order); every other foreign key to a tracked table is a pointer that documents
 * bring along.
 */
public final class ResolveModel {
  private static final List<String> TAKEN = List.of("deleted", "changes", "batch", "batches");

  private final Function<String, Optional<CatalogTable>> catalog;
  private final List<String> mistakes = new ArrayList<>();
  private final Map<TableName, CatalogTable> found = new LinkedHashMap<>();
  private ErrorCode worst = ErrorCode.CONFIGURATION;

  /**
   * @param catalog finds a table by the name the user typed, by the database's own rules of case
   *     and quoting
   */
  public ResolveModel(Function<String, Optional<CatalogTable>> catalog) {
    this.catalog = catalog;
  }

  /**
   * The tracked tables in the order given.
   *
   * @throws WaybillException {@code CONFIGURATION}, or {@code NO_KEY} where a missing key is the
   *     only mistake
   */
  public List<TrackedTable> resolve(List<TableSettings> settings) {
    Map<TableSettings, CatalogTable> tables = new LinkedHashMap<>();
    for (TableSettings table : settings) {
      catalog
          .apply(table.name())
          .ifPresentOrElse(
              entry -> {
                if (found.put(entry.name(), entry) != null) {
                  mistake(table, "is listed twice");
                }
                tables.put(table, entry);
              },
              () -> mistake(table, "is not in the database; check schema and spelling"));
    }
    Map<TableName, List<CatalogTable.Column>> keys = new HashMap<>();
    tables.forEach((table, entry) -> keys.put(entry.name(), key(table, entry)));
    List<TrackedTable> tracked = new ArrayList<>();
    tables.forEach((table, entry) -> tracked.add(track(table, entry, keys)));
    checkFrozenNames(tracked);
    checkParents(tracked);
    if (!mistakes.isEmpty()) {
      throw new WaybillException(
          mistakes.size() == 1 ? worst : ErrorCode.CONFIGURATION, String.join(" ", mistakes));
    }
    return tracked;
  }

  private TrackedTable track(
      TableSettings table, CatalogTable entry, Map<TableName, List<CatalogTable.Column>> keys) {
    List<CatalogTable.Column> key = keys.getOrDefault(entry.name(), List.of());
    List<CatalogTable.Column> excluded = columns(table, entry, table.exclude(), "exclude");
    for (CatalogTable.Column column : key) {
      if (excluded.contains(column)) {
        mistake(table, "exclude: " + column.name() + " is part of the key and cannot be left out");
      }
    }
    CatalogTable.Column modified =
        table.modified() == null
            ? null
            : columns(table, entry, List.of(table.modified()), "modified").stream()
                .findFirst()
                .orElse(null);
    Reference parent = parent(table, entry, key, keys);
    List<CatalogTable.Column> frozen =
        entry.columns().stream().filter(column -> !excluded.contains(column)).toList();
    return new TrackedTable(
        entry.name(),
        table.as() == null ? entry.name().table() : table.as(),
        frozen,
        key,
        modified,
        parent,
        refers(table, entry, parent, keys));
  }

  private List<CatalogTable.Column> key(TableSettings table, CatalogTable entry) {
    if (!table.key().isEmpty()) {
      List<CatalogTable.Column> key = columns(table, entry, table.key(), "key");
      for (CatalogTable.Column column : key) {
        if (column.nullable()) {
          mistake(
              table, "key: " + column.name() + " may be null; a key's columns must be not null");
        }
      }
      List<String> names = key.stream().map(CatalogTable.Column::name).sorted().toList();
      boolean unique =
          entry.primaryKey().stream().sorted().toList().equals(names)
              || entry.uniqueKeys().stream()
                  .anyMatch(k -> k.stream().sorted().toList().equals(names));
      if (!unique && key.size() == table.key().size()) {
        mistake(
            table,
            "key: no unique index covers (" + String.join(", ", table.key()) + "); create one");
      }
      return key;
    }
    List<String> key =
        entry.primaryKey().isEmpty() && !entry.uniqueKeys().isEmpty()
            ? entry.uniqueKeys().get(0)
            : entry.primaryKey();
    if (key.isEmpty()) {
      worst = ErrorCode.NO_KEY;
      mistake(
          table, "has no key; add a primary key, or a unique index on columns that are not null");
    }
    return columns(table, entry, key, "key");
  }

  private @Nullable Reference parent(
      TableSettings table,
      CatalogTable entry,
      List<CatalogTable.Column> key,
      Map<TableName, List<CatalogTable.Column>> keys) {
    if (table.parent() != null) {
      return reference(table, entry, table.parent(), "parent", keys);
    }
    List<String> names = key.stream().map(CatalogTable.Column::name).toList();
    for (CatalogTable.ForeignKey foreignKey : entry.foreignKeys()) {
      boolean beginsKey =
          names.size() >= foreignKey.columns().size()
              && names.subList(0, foreignKey.columns().size()).containsAll(foreignKey.columns());
      if (beginsKey && !foreignKey.target().equals(entry.name())) {
        Reference reference = reference(entry, foreignKey, keys);
        if (reference != null) {
          return reference;
        }
      }
    }
    return null;
  }

  private List<Reference> refers(
      TableSettings table,
      CatalogTable entry,
      @Nullable Reference parent,
      Map<TableName, List<CatalogTable.Column>> keys) {
    List<Reference> refers = new ArrayList<>();
    for (TableSettings.Link link : table.refers()) {
      Reference reference = reference(table, entry, link, "refers", keys);
      if (reference != null) {
        refers.add(reference);
      }
    }
    for (CatalogTable.ForeignKey foreignKey : entry.foreignKeys()) {
      Reference reference = reference(entry, foreignKey, keys);
      if (reference != null
          && !foreignKey.target().equals(entry.name())
          && !reference.equals(parent)
          && !refers.contains(reference)) {
        refers.add(reference);
      }
    }
    return refers;
  }

  private static @Nullable Reference reference(
      CatalogTable entry,
      CatalogTable.ForeignKey foreignKey,
      Map<TableName, List<CatalogTable.Column>> keys) {
    List<CatalogTable.Column> targetKey = keys.get(foreignKey.target());
    if (targetKey == null || targetKey.size() != foreignKey.targetColumns().size()) {
      return null;
    }
    List<CatalogTable.Column> columns = new ArrayList<>();
    for (CatalogTable.Column keyColumn : targetKey) {
      int at = foreignKey.targetColumns().indexOf(keyColumn.name());
      if (at < 0) {
        return null;
      }
      String own = foreignKey.columns().get(at);
      entry.columns().stream().filter(c -> c.name().equals(own)).forEach(columns::add);
    }
    return new Reference(foreignKey.target(), columns);
  }

  private @Nullable Reference reference(
      TableSettings table,
      CatalogTable entry,
      TableSettings.Link link,
      String what,
      Map<TableName, List<CatalogTable.Column>> keys) {
    TableName target = catalog.apply(link.table()).map(CatalogTable::name).orElse(null);
    List<CatalogTable.Column> targetKey = target == null ? null : keys.get(target);
    if (target == null || targetKey == null) {
      mistake(table, what + ": " + link.table() + " is not among the tracked tables");
      return null;
    }
    if (link.columns().isEmpty()) {
      for (CatalogTable.ForeignKey foreignKey : entry.foreignKeys()) {
        if (foreignKey.target().equals(target)) {
          Reference reference = reference(entry, foreignKey, keys);
          if (reference != null) {
            return reference;
          }
        }
      }
      List<CatalogTable.Column> sameNames = new ArrayList<>();
      for (CatalogTable.Column column : targetKey) {
        entry.columns().stream()
            .filter(c -> c.name().equals(column.name()))
            .findFirst()
            .ifPresent(sameNames::add);
      }
      if (sameNames.size() == targetKey.size()) {
        return new Reference(target, sameNames);
      }
      mistake(
          table,
          what + ": no foreign key to " + link.table() + "; name the columns that hold its key");
      return null;
    }
    List<CatalogTable.Column> columns = columns(table, entry, link.columns(), what);
    if (columns.size() == link.columns().size() && columns.size() != targetKey.size()) {
      mistake(
          table,
          what
              + ": "
              + link.table()
              + " has a key of "
              + targetKey.size()
              + " columns, not "
              + columns.size());
    }
    return new Reference(target, columns);
  }

  private List<CatalogTable.Column> columns(
      TableSettings table, CatalogTable entry, List<String> names, String what) {
    List<CatalogTable.Column> columns = new ArrayList<>();
    for (String name : names) {
      Optional<CatalogTable.Column> column =
          entry.columns().stream()
              .filter(c -> c.name().equals(name))
              .findFirst()
              .or(
                  () ->
                      entry.columns().stream()
                          .filter(c -> c.name().equalsIgnoreCase(name))
                          .findFirst());
      column.ifPresentOrElse(
          columns::add, () -> mistake(table, what + ": there is no column " + name));
    }
    return columns;
  }

  private void checkFrozenNames(List<TrackedTable> tracked) {
    Map<String, TableName> names = new HashMap<>();
    for (TrackedTable table : tracked) {
      String name = table.frozenName().toLowerCase(Locale.ROOT);
      TableName other = names.put(name, table.name());
      if (other != null) {
        mistakes.add(
            "Tables "
                + other
                + " and "
                + table.name()
                + " would both be frozen as "
                + table.frozenName()
                + "; give one another name with as:.");
      } else if (TAKEN.contains(name)) {
        mistakes.add(
            "Table "
                + table.name()
                + " cannot be frozen as "
                + table.frozenName()
                + ", which every queue has ("
                + Batch.DELETED
                + ", Changes, Batch, Batches); give it another name with as:.");
      }
    }
  }

  private void checkParents(List<TrackedTable> tracked) {
    Map<TableName, TrackedTable> byName = new HashMap<>();
    tracked.forEach(table -> byName.put(table.name(), table));
    for (TrackedTable table : tracked) {
      TrackedTable at = table;
      for (int steps = 0; at != null && at.parent() != null; steps++) {
        if (steps > tracked.size()) {
          mistakes.add(
              "Table " + table.name() + ": its parents lead back to itself; change parent:.");
          break;
        }
        at = byName.get(at.parent().table());
      }
    }
  }

  private void mistake(TableSettings table, String what) {
    mistakes.add("Table " + table.name() + " " + what + ".");
  }
}
