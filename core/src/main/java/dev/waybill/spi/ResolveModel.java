package dev.waybill.spi;

import dev.waybill.Batch;
import dev.waybill.ErrorCode;
import dev.waybill.Mistake;
import dev.waybill.QueueSettings;
import dev.waybill.TableSettings;
import dev.waybill.WaybillException;
import dev.waybill.spi.TrackedTable.Reference;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
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
  private final List<Mistake> mistakes = new ArrayList<>();
  private final Map<TableName, Integer> positions = new HashMap<>();
  private List<TableSettings> listed = List.of();
  private List<QueueSettings> queues = List.of();
  private Function<String, Optional<String>> refusal = name -> Optional.empty();
  private Predicate<CatalogTable.Column> dates = column -> true;
  private int mostColumns = Integer.MAX_VALUE;
  private ErrorCode worst = ErrorCode.CONFIGURATION;

  /**
   * @param catalog finds a table by the name the user typed, by the database's own rules of case
   *     and quoting
   */
  public ResolveModel(Function<String, Optional<CatalogTable>> catalog) {
    this.catalog = catalog;
  }

  /** How many columns of a table can be frozen; without it any number. */
  public ResolveModel mostColumns(int most) {
    mostColumns = most;
    return this;
  }

  /** Which columns can date a change; without it all. */
  public ResolveModel dates(Predicate<CatalogTable.Column> fits) {
    dates = fits;
    return this;
  }

  /**
   * Queues whose mistakes are reported with those of the tables.
   *
   * @param refuses why a queue cannot have the name, where it cannot
   */
  public ResolveModel queues(
      List<QueueSettings> settings, Function<String, Optional<String>> refuses) {
    queues = List.copyOf(settings);
    refusal = refuses;
    return this;
  }

  /** A table of the list that is in the database. */
  private record Listed(TableSettings settings, CatalogTable entry) {}

  /**
   * The tracked tables in the order given.
   *
   * @throws WaybillException {@code CONFIGURATION}, or {@code NO_KEY} where a missing key is the
   *     only mistake
   */
  public List<TrackedTable> resolve(List<TableSettings> settings) {
    listed = settings;
    List<Listed> tables = new ArrayList<>();
    for (int i = 0; i < settings.size(); i++) {
      find(settings.get(i), i).ifPresent(tables::add);
    }
    Map<TableName, List<CatalogTable.Column>> keys = new HashMap<>();
    tables.forEach(table -> keys.put(table.entry().name(), key(table.settings(), table.entry())));
    List<TrackedTable> tracked = new ArrayList<>();
    tables.forEach(table -> tracked.add(track(table.settings(), table.entry(), keys)));
    checkFrozenNames(tracked);
    checkParents(tracked);
    checkQueues(tracked);
    if (!mistakes.isEmpty()) {
      throw new WaybillException(mistakes.size() == 1 ? worst : ErrorCode.CONFIGURATION, mistakes);
    }
    return tracked;
  }

  private Optional<Listed> find(TableSettings table, int index) {
    try {
      Optional<CatalogTable> entry = catalog.apply(table.name());
      if (entry.isEmpty()) {
        mistake(table, "is not in the database; check schema and spelling", "name");
      } else if (positions.putIfAbsent(entry.get().name(), index) != null) {
        mistake(table, "is listed twice", "name");
        return Optional.empty();
      }
      return entry.map(found -> new Listed(table, found));
    } catch (WaybillException e) {
      if (e.code() != ErrorCode.CONFIGURATION) {
        throw e;
      }
      mistakes.add(new Mistake(at(table, "name"), String.valueOf(e.getMessage())));
      return Optional.empty();
    }
  }

  private void checkQueues(List<TrackedTable> tracked) {
    for (QueueSettings queue : queues) {
      refusal
          .apply(queue.name())
          .ifPresent(why -> mistakes.add(new Mistake(List.of("queues", queue.name()), why)));
      for (int i = 0; i < queue.tables().size(); i++) {
        String name = queue.tables().get(i);
        if (!isListed(name) && tracked.stream().noneMatch(table -> means(table, name))) {
          mistakes.add(
              new Mistake(
                  List.of("queues", queue.name(), "tables", String.valueOf(i + 1)),
                  "Queue "
                      + queue.name()
                      + " tables: "
                      + name
                      + " is not among the tracked tables."));
        }
      }
    }
  }

  /** Of a table that is listed but has a mistake of its own, nothing more is said. */
  private boolean isListed(String name) {
    return listed.stream().anyMatch(table -> table.name().equalsIgnoreCase(name));
  }

  private boolean means(TrackedTable table, String name) {
    if (table.frozenName().equalsIgnoreCase(name)
        || table.name().table().equalsIgnoreCase(name)
        || table.name().toString().equalsIgnoreCase(name)) {
      return true;
    }
    try {
      return catalog.apply(name).filter(found -> found.name().equals(table.name())).isPresent();
    } catch (WaybillException e) {
      if (e.code() == ErrorCode.CONFIGURATION) {
        return false;
      }
      throw e;
    }
  }

  private TrackedTable track(
      TableSettings table, CatalogTable entry, Map<TableName, List<CatalogTable.Column>> keys) {
    List<CatalogTable.Column> key = keys.getOrDefault(entry.name(), List.of());
    List<CatalogTable.Column> excluded = columns(table, entry, table.exclude(), "exclude");
    for (CatalogTable.Column column : key) {
      if (excluded.contains(column)) {
        mistake(
            table,
            "exclude: " + column.name() + " is part of the key and cannot be left out",
            "exclude");
      }
    }
    CatalogTable.Column modified =
        table.modified() == null
            ? null
            : columns(table, entry, List.of(table.modified()), "modified").stream()
                .findFirst()
                .orElse(null);
    if (modified != null && !dates.test(modified)) {
      mistake(
          table,
          "modified: column "
              + modified.name()
              + " is of type "
              + modified.type()
              + "; name a timestamp or date, or leave modified out",
          "modified");
    }
    Reference parent = parent(table, entry, key, keys);
    List<CatalogTable.Column> frozen =
        entry.columns().stream().filter(column -> !excluded.contains(column)).toList();
    if (frozen.size() > mostColumns) {
      mistake(
          table,
          "has "
              + frozen.size()
              + " columns, of which "
              + mostColumns
              + " can be frozen; leave some out with exclude:",
          "name");
    }
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
              table,
              "key: " + column.name() + " may be null; a key's columns must be not null",
              "key");
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
            "key: no unique index covers (" + String.join(", ", table.key()) + "); create one",
            "key");
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
          table,
          "has no key; add a primary key, or a unique index on columns that are not null",
          "name");
    }
    return columns(table, entry, key, "key");
  }

  private @Nullable Reference parent(
      TableSettings table,
      CatalogTable entry,
      List<CatalogTable.Column> key,
      Map<TableName, List<CatalogTable.Column>> keys) {
    if (table.parent() != null) {
      return reference(table, entry, table.parent(), List.of("parent"), keys);
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
    for (int i = 0; i < table.refers().size(); i++) {
      List<String> at = List.of("refers", String.valueOf(i + 1));
      Reference reference = reference(table, entry, table.refers().get(i), at, keys);
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
      List<String> at,
      Map<TableName, List<CatalogTable.Column>> keys) {
    String what = at.get(0);
    String[] place = at.toArray(String[]::new);
    TableName target = catalog.apply(link.table()).map(CatalogTable::name).orElse(null);
    List<CatalogTable.Column> targetKey = target == null ? null : keys.get(target);
    if (target == null || targetKey == null) {
      mistake(
          table,
          what + ": " + link.table() + " is not among the tracked tables",
          below(place, "table"));
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
          what + ": no foreign key to " + link.table() + "; name the columns that hold its key",
          place);
      return null;
    }
    List<CatalogTable.Column> columns =
        columns(table, entry, link.columns(), below(place, "columns"));
    if (columns.size() == link.columns().size() && columns.size() != targetKey.size()) {
      mistake(
          table,
          what
              + ": "
              + link.table()
              + " has a key of "
              + targetKey.size()
              + " columns, not "
              + columns.size(),
          below(place, "columns"));
    }
    return new Reference(target, columns);
  }

  private List<CatalogTable.Column> columns(
      TableSettings table, CatalogTable entry, List<String> names, String... at) {
    List<CatalogTable.Column> columns = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      String name = names.get(i);
      String[] place = below(at, String.valueOf(i + 1));
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
          columns::add, () -> mistake(table, at[0] + ": there is no column " + name, place));
    }
    return columns;
  }

  private void checkFrozenNames(List<TrackedTable> tracked) {
    Map<String, TableName> names = new HashMap<>();
    for (TrackedTable table : tracked) {
      String name = table.frozenName().toLowerCase(Locale.ROOT);
      TableName other = names.put(name, table.name());
      if (other != null) {
        mistake(
            table,
            "Tables "
                + other
                + " and "
                + table.name()
                + " would both be frozen as "
                + table.frozenName()
                + "; give one another name with as:.",
            "as");
      } else if (TAKEN.contains(name)) {
        mistake(
            table,
            "Table "
                + table.name()
                + " cannot be frozen as "
                + table.frozenName()
                + ", which every queue has ("
                + Batch.DELETED
                + ", Changes, Batch, Batches); give it another name with as:.",
            "as");
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
          mistake(
              table,
              "Table " + table.name() + ": its parents lead back to itself; change parent:.",
              "parent");
          break;
        }
        at = byName.get(at.parent().table());
      }
    }
  }

  private void mistake(TrackedTable table, String message, String at) {
    TableSettings settings = listed.get(positions.getOrDefault(table.name(), 0));
    mistakes.add(new Mistake(at(settings, at), message));
  }

  private void mistake(TableSettings table, String what, String... at) {
    mistakes.add(new Mistake(at(table, at), "Table " + table.name() + " " + what + "."));
  }

  /** The path of a part of a table, told by its identity: a table listed twice may be equal. */
  private List<String> at(TableSettings table, String... parts) {
    int index = 0;
    while (index < listed.size() - 1 && !isSame(listed.get(index), table)) {
      index++;
    }
    return Stream.concat(Stream.of("tables", String.valueOf(index + 1)), Stream.of(parts)).toList();
  }

  @SuppressWarnings("ReferenceEquality")
  private static boolean isSame(TableSettings one, TableSettings other) {
    return one == other;
  }

  private static String[] below(String[] at, String part) {
    return Stream.concat(Stream.of(at), Stream.of(part)).toArray(String[]::new);
  }
}
