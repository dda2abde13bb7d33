package dev.waybill.sync.internal.jdbc;

import dev.waybill.load.NewColumn;
import dev.waybill.load.TargetTable;
import dev.waybill.load.TargetTable.Column;
import dev.waybill.load.TargetTable.Kind;
import dev.waybill.options.NearestName;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Maps the columns of one table onto another's; what is wrong becomes a mistake of its place in the
 * configuration. Not thread-safe; used once.
 */
final class MapTable {
  private static final Set<Kind> TIMES = EnumSet.of(Kind.DATE, Kind.DATE_TIME, Kind.INSTANT);

  private final TableSetting setting;
  private final DbTable source;
  private final TargetTable target;
  private final Map<DbColumn, Column> pairs = new LinkedHashMap<>();
  private final Map<Column, Object> fixed = new LinkedHashMap<>();
  private final Map<DbColumn, String> spelled = new LinkedHashMap<>();

  MapTable(TableSetting setting, DbTable source, TargetTable target) {
    this.setting = setting;
    this.source = source;
    this.target = target;
  }

  /** The mapping; complete only where no mistake was told. */
  TableMapping map() {
    takeFixed();
    takeWritten();
    @Nullable DbColumn modified = modified();
    takeModified(modified);
    takeByName();
    checkTypes();
    List<DbColumn> key = key();
    List<DbColumn> read = new ArrayList<>(pairs.keySet());
    if (modified != null && !read.contains(modified)) {
      read.add(modified);
    }
    List<Column> columns = new ArrayList<>(pairs.values());
    columns.addAll(fixed.keySet());
    List<NewColumn> unknown =
        source.columns().stream()
            .filter(column -> !read.contains(column))
            .map(column -> new NewColumn(column.name(), column.kind()))
            .toList();
    return new TableMapping(
        setting,
        source,
        target,
        read,
        columns,
        List.copyOf(fixed.values()),
        key.stream().map(read::indexOf).toList(),
        modified == null ? -1 : read.indexOf(modified),
        unknown);
  }

  private void takeFixed() {
    setting
        .fixed()
        .forEach(
            (name, text) -> {
              Optional<Column> column = target.column(name);
              if (column.isEmpty()) {
                setting.at().mistake("fixed", name, missing(name, target.name(), targetNames()));
                return;
              }
              Optional<Object> value = FitType.parse(column.get(), text);
              if (value.isEmpty()) {
                setting.at().mistake("fixed", name, "its value is no " + column.get().type());
              }
              value.ifPresent(held -> fixed.put(column.get(), held));
            });
  }

  private void takeWritten() {
    setting
        .columns()
        .forEach(
            (from, to) -> {
              Optional<DbColumn> read = source.column(from);
              Optional<Column> column = target.column(to);
              if (read.isEmpty()) {
                String problem = missing(from, source.name(), source.names());
                setting.at().mistake("columns", from, problem);
              }
              if (column.isEmpty()) {
                setting.at().mistake("columns", from, missing(to, target.name(), targetNames()));
              } else if (isTaken(column.get())) {
                setting.at().mistake("columns", from, to + " has a value already");
              } else {
                read.ifPresent(found -> pairs.put(found, column.get()));
                read.ifPresent(found -> spelled.put(found, from));
              }
            });
  }

  private @Nullable DbColumn modified() {
    if (setting.modified() == null) {
      return null;
    }
    Optional<DbColumn> column = source.column(setting.modified());
    if (column.isEmpty()) {
      String problem = missing(setting.modified(), source.name(), source.names());
      setting.at().mistake("modified", problem);
      return null;
    }
    if (!TIMES.contains(column.get().kind())) {
      setting
          .at()
          .mistake(
              "modified",
              setting.modified()
                  + " is "
                  + column.get().described()
                  + ", not a date or a time; leave modified: out, and the comparison finds changes");
      return null;
    }
    return column.get();
  }

  /** What dates a change here dates it there, unless something else is said. */
  private void takeModified(@Nullable DbColumn modified) {
    if (modified == null || pairs.containsKey(modified) || target.modified() == null) {
      return;
    }
    String name = target.modified();
    boolean named =
        source.names().stream().anyMatch(n -> DbTable.plain(n).equals(DbTable.plain(name)))
            || targetNames().stream()
                .anyMatch(n -> DbTable.plain(n).equals(DbTable.plain(modified.name())));
    target
        .column(name)
        .filter(column -> !named && !isTaken(column))
        .ifPresent(column -> pairs.put(modified, column));
  }

  private void takeByName() {
    Map<Column, DbColumn> taken = new LinkedHashMap<>();
    for (DbColumn read : source.columns()) {
      Optional<Column> column = pairs.containsKey(read) ? Optional.empty() : byName(read.name());
      if (column.isEmpty() || isTaken(column.get())) {
        continue;
      }
      DbColumn other = taken.putIfAbsent(column.get(), read);
      if (other != null) {
        setting
            .at()
            .mistake(
                "columns",
                read.name()
                    + " and "
                    + other.name()
                    + " both map to "
                    + column.get().name()
                    + " by their names; write which one");
      }
    }
    taken.forEach((column, read) -> pairs.put(read, column));
  }

  private Optional<Column> byName(String name) {
    return target.columns().stream()
        .filter(column -> column.name().equalsIgnoreCase(name))
        .findFirst()
        .or(
            () ->
                target.columns().stream()
                    .filter(column -> DbTable.plain(column.name()).equals(DbTable.plain(name)))
                    .findFirst());
  }

  private void checkTypes() {
    pairs.forEach(
        (read, column) -> {
          if (!FitType.fits(read, column)) {
            setting
                .at()
                .mistake(
                    "columns",
                    spelled.getOrDefault(read, read.name()),
                    read.described()
                        + " does not fit into "
                        + column.name()
                        + " "
                        + column.type()
                        + "; cast it in a view of the source, or map it elsewhere");
          }
        });
  }

  /** The source's key: the columns that map to the target's. */
  private List<DbColumn> key() {
    Set<DbColumn> key = new LinkedHashSet<>();
    for (String name : target.key()) {
      Optional<DbColumn> from =
          pairs.entrySet().stream()
              .filter(pair -> pair.getValue().name().equals(name))
              .map(Map.Entry::getKey)
              .findFirst();
      from.ifPresent(key::add);
      if (from.isEmpty() && fixed.keySet().stream().noneMatch(c -> c.name().equals(name))) {
        setting
            .at()
            .mistake(
                "columns",
                "nothing maps to "
                    + name
                    + " of the key of "
                    + target.name()
                    + "; write columns: { id: "
                    + name
                    + " } with the column that holds it");
      }
    }
    return setting.key().isEmpty() ? known(key) : written(key);
  }

  private List<DbColumn> known(Set<DbColumn> mapped) {
    List<DbColumn> primary =
        source.primaryKey().stream().flatMap(name -> source.column(name).stream()).toList();
    if (!primary.isEmpty() && mapped.containsAll(primary)) {
      return primary.size() == mapped.size() ? primary : List.copyOf(mapped);
    }
    if (!mapped.isEmpty()) {
      setting
          .at()
          .mistake(
              "key",
              "is missing: nothing in the source says that "
                  + names(mapped)
                  + " identifies a row of "
                  + source.name()
                  + (primary.isEmpty() ? "" : ", whose key is " + names(primary))
                  + "; where it does, write key: ["
                  + names(mapped)
                  + "]");
    }
    return List.copyOf(mapped);
  }

  private List<DbColumn> written(Set<DbColumn> mapped) {
    List<DbColumn> key = new ArrayList<>();
    for (String name : setting.key()) {
      source
          .column(name)
          .ifPresentOrElse(
              key::add,
              () -> setting.at().mistake("key", missing(name, source.name(), source.names())));
    }
    if (key.size() == setting.key().size() && !Set.copyOf(key).equals(mapped)) {
      setting
          .at()
          .mistake(
              "key",
              names(key)
                  + " must be what maps to the key of "
                  + target.name()
                  + ", which is "
                  + (mapped.isEmpty() ? "nothing" : names(mapped))
                  + "; otherwise rows would overwrite one another");
    }
    return List.copyOf(new LinkedHashSet<>(key));
  }

  private boolean isTaken(Column column) {
    return fixed.containsKey(column) || pairs.containsValue(column);
  }

  private List<String> targetNames() {
    return target.columns().stream().map(Column::name).toList();
  }

  private static String names(Iterable<DbColumn> columns) {
    List<String> names = new ArrayList<>();
    columns.forEach(column -> names.add(column.name()));
    return String.join(", ", names);
  }

  private static String missing(String column, String table, List<String> known) {
    return "there is no column "
        + column
        + " in "
        + table
        + NearestName.among(known, column).map(near -> "; did you mean " + near + "?").orElse("");
  }
}
