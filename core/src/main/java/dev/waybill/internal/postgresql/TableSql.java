package dev.waybill.internal.postgresql;

import dev.waybill.spi.CatalogTable;
import dev.waybill.spi.TrackedTable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiFunction;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The pieces of SQL that depend on one tracked table, for the templates.
 *
 * <p>In a log, {@code k1, k2 …} are the key and {@code p1 …} the columns of the parent's key that
 * are not part of the table's own, so that no name of the user's can clash with ours.
 */
final class TableSql {
  private static final List<Integer> SIDES = List.of(0, 1, 2);

  private final int id;
  private final TrackedTable table;
  private final PgTable facts;
  private final List<CatalogTable.Column> loggedParent = new ArrayList<>();

  TableSql(int id, TrackedTable table, PgTable facts) {
    this.id = id;
    this.table = table;
    this.facts = facts;
    if (table.parent() != null) {
      for (CatalogTable.Column column : table.parent().columns()) {
        if (!table.key().contains(column) && !loggedParent.contains(column)) {
          loggedParent.add(column);
        }
      }
    }
  }

  int id() {
    return id;
  }

  TrackedTable table() {
    return table;
  }

  PgTable facts() {
    return facts;
  }

  /** How many capture triggers a relation of this table must have. */
  int triggers(PgTable.Relation relation) {
    return triggers(facts.partitioned(), relation.holdsRows(), logsParent());
  }

  static int triggers(boolean partitioned, boolean holdsRows, boolean logsParent) {
    return 3 + (holdsRows ? 1 : 0) + (partitioned ? 0 : logsParent ? 2 : 1);
  }

  /** Whether the log holds the parent's key beside the table's own. */
  boolean logsParent() {
    return !loggedParent.isEmpty();
  }

  /** The table's name in SQL. */
  String name() {
    return Sql.name(table.name().schema()) + "." + Sql.name(table.name().table());
  }

  /** A frozen column as a definition writes it. */
  String definition(CatalogTable.Column column) {
    return Sql.name(column.name()) + " " + definedType(column);
  }

  /** Its type with length and precision. */
  String definedType(CatalogTable.Column column) {
    return Objects.requireNonNull(facts.definitions().get(column.name()));
  }

  /** The columns of the log, as the key's are named there. */
  private List<String> keyNames() {
    return IntStream.rangeClosed(1, table.key().size()).mapToObj(i -> "k" + i).toList();
  }

  private List<String> logNames() {
    List<String> names = new ArrayList<>(keyNames());
    IntStream.rangeClosed(1, loggedParent.size()).forEach(i -> names.add("p" + i));
    return names;
  }

  private List<CatalogTable.Column> logColumns() {
    List<CatalogTable.Column> columns = new ArrayList<>(table.key());
    columns.addAll(loggedParent);
    return columns;
  }

  private String logName(CatalogTable.Column column) {
    int at = logColumns().indexOf(column);
    return logNames().get(at);
  }

  private static String list(List<String> parts) {
    return String.join(", ", parts);
  }

  private static String prefixed(String alias, List<CatalogTable.Column> columns) {
    return columns.stream()
        .map(c -> alias + "." + Sql.name(c.name()))
        .collect(Collectors.joining(", "));
  }

  /** Equality of pairs of expressions over the key, by the operators of the key's own types. */
  private String keyEqual(IntFunction<String> left, IntFunction<String> right) {
    return equal(table.key(), left, right);
  }

  private String equal(
      List<CatalogTable.Column> columns, IntFunction<String> left, IntFunction<String> right) {
    return IntStream.range(0, columns.size())
        .mapToObj(
            i ->
                left.apply(i)
                    + " operator("
                    + facts.equality().getOrDefault(columns.get(i).name(), "pg_catalog.=")
                    + ") "
                    + right.apply(i))
        .collect(Collectors.joining(" and "));
  }

  private String row(int i) {
    return "t." + Sql.name(table.key().get(i).name());
  }

  private String keyJson(BiFunction<CatalogTable.Column, Integer, String> value) {
    return "jsonb_build_object("
        + IntStream.range(0, table.key().size())
            .mapToObj(
                i ->
                    Sql.literal(table.key().get(i).name())
                        + ", "
                        + value.apply(table.key().get(i), i))
            .collect(Collectors.joining(", "))
        + ")";
  }

  private String changed(List<CatalogTable.Column> columns) {
    return columns.stream()
        .map(c -> "old." + Sql.name(c.name()) + " is distinct from new." + Sql.name(c.name()))
        .collect(Collectors.joining(" or "));
  }

  /** Columns of the log and their types. */
  Map<String, String> logDefinition() {
    Map<String, String> definition = new LinkedHashMap<>();
    List<CatalogTable.Column> columns = logColumns();
    for (int i = 0; i < columns.size(); i++) {
      definition.put(logNames().get(i), columns.get(i).type());
    }
    return definition;
  }

  /** What the templates of capture, log and purge name. */
  Map<String, Object> forCapture() {
    Map<String, Object> values = new HashMap<>();
    List<CatalogTable.Column> logged = logColumns();
    values.put("id", id);
    values.put("name", name());
    values.put("plainName", table.name().toString().replace('\n', ' '));
    values.put("sides", SIDES);
    values.put("partitioned", facts.partitioned());
    values.put("hasLoggedParent", !loggedParent.isEmpty());
    values.put(
        "logDefinitions",
        IntStream.range(0, logged.size())
            .mapToObj(
                i ->
                    "  "
                        + logNames().get(i)
                        + " "
                        + logged.get(i).type()
                        + (i < table.key().size() ? " not null" : ""))
            .collect(Collectors.joining(",\n")));
    values.put("keyList", list(keyNames()));
    values.put("logList", list(logNames()));
    values.put("newLogValues", prefixed("n", logged));
    values.put("oldLogValues", prefixed("o", logged));
    values.put("newKey", prefixed("n", table.key()));
    values.put("oldKey", prefixed("o", table.key()));
    values.put(
        "noParentValues",
        loggedParent.stream().map(c -> ", null::" + c.type()).collect(Collectors.joining()));
    values.put("oldRowLogValues", prefixed("old", logged));
    values.put("newRowLogValues", prefixed("new", logged));
    values.put("logListEscaped", list(logNames()));
    values.put("oldLogValuesEscaped", prefixed("o", logged).replace("'", "''").replace("%", "%%"));
    values.put("keyChanged", changed(table.key()));
    values.put("parentChanged", changed(loggedParent));
    List<String> parents = logNames().subList(table.key().size(), logNames().size());
    values.put(
        "lastParentList",
        parents.stream()
            .map(p -> "(array_agg(l." + p + " order by l.ctid desc))[1] as " + p)
            .collect(Collectors.joining(", ")));
    values.put(
        "setParents",
        parents.stream().map(p -> p + " = excluded." + p).collect(Collectors.joining(", ")));
    values.put(
        "logListOfFresh", logNames().stream().map(n -> "f." + n).collect(Collectors.joining(", ")));
    return values;
  }

  /**
   * What the templates of a queue name of this table; {@code inQueue} tells which others are there.
   */
  Map<String, Object> forQueue(
      int queueId, List<TableSql> inQueue, Map<TrackedTable, TableSql> all) {
    Map<String, Object> values = forCapture();
    values.put("queueId", queueId);
    values.put("keyList", keyNames().stream().map(k -> "l." + k).collect(Collectors.joining(", ")));
    values.put("logList", logNames().stream().map(k -> "l." + k).collect(Collectors.joining(", ")));
    values.put(
        "columnList",
        table.columns().stream().map(c -> Sql.name(c.name())).collect(Collectors.joining(", ")));
    values.put("rowColumns", prefixed("t", table.columns()));
    values.put("frozenColumns", prefixed("f", table.columns()));
    values.put("rowKey", prefixed("t", table.key()));
    values.put(
        "rowKeyAsK",
        IntStream.range(0, table.key().size())
            .mapToObj(i -> row(i) + " as k" + (i + 1))
            .collect(Collectors.joining(", ")));
    values.put("rowIsC", keyEqual(this::row, i -> "c.k" + (i + 1)));
    values.put("rowIsW", keyEqual(this::row, i -> "w.k" + (i + 1)));
    values.put("wIsC", keyEqual(i -> "w.k" + (i + 1), i -> "c.k" + (i + 1)));
    values.put("lIsC", keyEqual(i -> "l.k" + (i + 1), i -> "c.k" + (i + 1)));
    values.put("keyJson", keyJson((column, i) -> "c.k" + (i + 1)));
    values.put("frozenKeyJson", keyJson((column, i) -> "f." + Sql.name(column.name())));
    values.put("frozenNameLiteral", Sql.literal(table.frozenName()));
    values.put("modified", modified());
    TableSql parent = parent(all);
    boolean parentInQueue = parent != null && inQueue.contains(parent);
    values.put("parentInQueue", parentInQueue);
    values.put("parent", parent != null);
    values.put("parentId", parent == null ? 0 : parent.id);
    values.put("parentName", parent == null ? "" : parent.name());
    values.put("rowIsPartOfC", parent == null ? "" : pointsAt(parent, "t", i -> "c.k" + (i + 1)));
    values.put(
        "rowIsPartOfParent",
        parent == null
            ? ""
            : pointsAt(parent, "t", i -> "c." + Sql.name(parent.table.key().get(i).name())));
    values.put(
        "children",
        inQueue.stream().filter(t -> t.parent(all) == this).map(TableSql::asChild).toList());
    List<Map<String, Object>> referredFrom = new ArrayList<>();
    for (TableSql other : inQueue) {
      for (TrackedTable.Reference reference : other.table.refers()) {
        if (reference.table().equals(table.name())) {
          referredFrom.add(other.asPointer(reference));
        }
      }
    }
    values.put("referredFrom", referredFrom);
    return values;
  }

  private Object modified() {
    CatalogTable.Column column = table.modified();
    if (column == null) {
      return false;
    }
    String start =
        switch (column.type()) {
          case "pg_catalog.timestamptz" -> "start";
          case "pg_catalog.date" -> "start_date";
          default -> "start_local";
        };
    return Map.of("column", Sql.name(column.name()), "start", start);
  }

  /** The table that this one's rows are parts of; null for a root. */
  @org.jspecify.annotations.Nullable
  TableSql parent(Map<TrackedTable, TableSql> all) {
    TrackedTable.Reference parent = table.parent();
    if (parent == null) {
      return null;
    }
    return all.values().stream()
        .filter(other -> other.table.name().equals(parent.table()))
        .findFirst()
        .orElse(null);
  }

  private List<CatalogTable.Column> parentColumns() {
    TrackedTable.Reference parent = table.parent();
    return parent == null ? List.of() : parent.columns();
  }

  private String pointsAt(TableSql parent, String alias, IntFunction<String> right) {
    return parent.equal(
        parent.table.key(), i -> alias + "." + Sql.name(parentColumns().get(i).name()), right);
  }

  private Map<String, Object> asChild() {
    Map<String, Object> values = new HashMap<>();
    values.put("id", id);
    values.put("name", name());
    values.put(
        "parentLogList",
        parentColumns().stream().map(c -> "l." + logName(c)).collect(Collectors.joining(", ")));
    values.put(
        "parentLogged",
        parentColumns().stream()
            .map(c -> "l." + logName(c) + " is not null")
            .collect(Collectors.joining(" and ")));
    values.put("parentOfRow", prefixed("t", parentColumns()));
    values.put("rowIsC", keyEqual(this::row, i -> "c.k" + (i + 1)));
    values.put(
        "rowHasParent",
        parentColumns().stream()
            .map(c -> "t." + Sql.name(c.name()) + " is not null")
            .collect(Collectors.joining(" and ")));
    return values;
  }

  private Map<String, Object> asPointer(TrackedTable.Reference reference) {
    Map<String, Object> values = new HashMap<>();
    values.put("id", id);
    values.put("name", name());
    values.put("pointerOfRow", prefixed("t", reference.columns()));
    values.put("rowIsC", keyEqual(this::row, i -> "c.k" + (i + 1)));
    values.put(
        "rowHasPointer",
        reference.columns().stream()
            .map(c -> "t." + Sql.name(c.name()) + " is not null")
            .collect(Collectors.joining(" and ")));
    return values;
  }
}
