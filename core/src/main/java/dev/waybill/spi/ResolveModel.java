package dev.waybill.spi;

import dev.waybill.Batch;
import dev.waybill.ErrorCode;
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
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

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
  private final Map<TableName, Integer> positions = new HashMap<>();
  private List<TableSettings> listed = List.of();
  private Mistakes mistakes = new Mistakes(List.of());
  private List<QueueSettings> queues = List.of();
  private Function<String, Optional<String>> refusal = name -> Optional.empty();
  private Set<String> unknownReaders = Set.of();
  private Predicate<CatalogTable.Column> dates = column -> true;
  private int mostColumns = Integer.MAX_VALUE;

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
   * @param strangers readers of the queues that are neither user nor role of the database
   */
  public ResolveModel queues(
      List<QueueSettings> settings,
      Function<String, Optional<String>> refuses,
      Set<String> strangers) {
    queues = List.copyOf(settings);
    refusal = refuses;
    unknownReaders = Set.copyOf(strangers);
    return this;
  }

  /** What is said of a reader that is neither user nor role. */
  public static String noReader(String queue, String reader) {
    return "Queue "
        + queue
        + " readers: there is no user or role "
        + reader
        + ". Create it, or correct its name.";
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
    mistakes = new Mistakes(settings);
    List<Listed> tables = new ArrayList<>();
    for (int i = 0; i < settings.size(); i++) {
      find(settings.get(i), i).ifPresent(tables::add);
    }
    Map<TableName, List<CatalogTable.Column>> keys = new HashMap<>();
    tables.forEach(table -> keys.put(table.entry().name(), key(table.settings(), table.entry())));
    List<TrackedTable> tracked = new ArrayList<>();
    ResolveReferences references = new ResolveReferences(catalog, keys, mistakes);
    tables.forEach(table -> tracked.add(track(table, keys, references)));
    checkFrozenNames(tracked);
    checkParents(tracked);
    new CheckQueues(catalog, listed, mistakes).check(queues, refusal, unknownReaders, tracked);
    mistakes.report();
    return tracked;
  }

  private Optional<Listed> find(TableSettings table, int index) {
    try {
      Optional<CatalogTable> entry = catalog.apply(table.name());
      if (entry.isEmpty()) {
        mistakes.add(table, "is not in the database; check schema and spelling", "name");
      } else if (positions.putIfAbsent(entry.get().name(), index) != null) {
        mistakes.add(table, "is listed twice", "name");
        return Optional.empty();
      }
      return entry.map(found -> new Listed(table, found));
    } catch (WaybillException e) {
      if (e.code() != ErrorCode.CONFIGURATION) {
        throw e;
      }
      mistakes.add(mistakes.at(table, "name"), String.valueOf(e.getMessage()));
      return Optional.empty();
    }
  }

  private TrackedTable track(
      Listed found, Map<TableName, List<CatalogTable.Column>> keys, ResolveReferences references) {
    TableSettings table = found.settings();
    CatalogTable entry = found.entry();
    List<CatalogTable.Column> key = keys.getOrDefault(entry.name(), List.of());
    List<CatalogTable.Column> excluded = mistakes.columns(table, entry, table.exclude(), "exclude");
    for (CatalogTable.Column column : key) {
      if (excluded.contains(column)) {
        mistakes.add(
            table,
            "exclude: " + column.name() + " is part of the key and cannot be left out",
            "exclude");
      }
    }
    CatalogTable.Column modified =
        table.modified() == null
            ? null
            : mistakes.columns(table, entry, List.of(table.modified()), "modified").stream()
                .findFirst()
                .orElse(null);
    if (modified != null && !dates.test(modified)) {
      mistakes.add(
          table,
          "modified: column "
              + modified.name()
              + " is of type "
              + modified.type()
              + "; name a timestamp or date, or leave modified out",
          "modified");
    }
    Reference parent = references.parent(table, entry, key);
    List<CatalogTable.Column> frozen =
        entry.columns().stream().filter(column -> !excluded.contains(column)).toList();
    if (frozen.size() > mostColumns) {
      mistakes.add(
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
        references.refers(table, entry, parent));
  }

  private List<CatalogTable.Column> key(TableSettings table, CatalogTable entry) {
    if (!table.key().isEmpty()) {
      List<CatalogTable.Column> key = mistakes.columns(table, entry, table.key(), "key");
      for (CatalogTable.Column column : key) {
        if (column.nullable()) {
          mistakes.add(
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
        mistakes.add(
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
      mistakes.noKey(table);
    }
    return mistakes.columns(table, entry, key, "key");
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
    mistakes.add(mistakes.at(settings, at), message);
  }
}
