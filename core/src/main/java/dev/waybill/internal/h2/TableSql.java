package dev.waybill.internal.h2;

import dev.waybill.spi.CatalogTable;
import dev.waybill.spi.TableName;
import dev.waybill.spi.TrackedTable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The pieces of SQL that depend on one tracked table, for the templates.
 *
 * <p>In a log, {@code k1, k2 …} are the key and {@code p1 …} the parent's key, so that no name of
 * the user's can clash with ours.
 */
final class TableSql {
  private final StoredTable stored;
  private final TrackedTable table;

  TableSql(StoredTable stored) {
    this.stored = stored;
    this.table = stored.tracked();
  }

  int id() {
    return stored.id();
  }

  TrackedTable tracked() {
    return table;
  }

  static String sqlName(TableName name) {
    return Sql.name(name.schema()) + "." + Sql.name(name.table());
  }

  static String triggerName(int id) {
    return "waybill_capture_" + id;
  }

  private List<CatalogTable.Column> parentColumns() {
    TrackedTable.Reference parent = table.parent();
    return parent == null ? List.of() : parent.columns();
  }

  private static String list(int count, IntFunction<String> part, String separator) {
    return IntStream.range(0, count).mapToObj(part).collect(Collectors.joining(separator));
  }

  private static String keyNames(TrackedTable table) {
    return list(table.key().size(), i -> "k" + (i + 1), ", ");
  }

  /** Two rows of expressions are equal. */
  private static String equal(int count, IntFunction<String> left, IntFunction<String> right) {
    return list(count, i -> left.apply(i) + " = " + right.apply(i), " and ");
  }

  private static IntFunction<String> columns(String alias, List<CatalogTable.Column> columns) {
    return i -> alias + "." + Sql.name(columns.get(i).name());
  }

  private static IntFunction<String> key(String alias) {
    return i -> alias + ".k" + (i + 1);
  }

  private static String there(int count, IntFunction<String> part) {
    return list(count, i -> part.apply(i) + " is not null", " and ");
  }

  private static List<Map<String, String>> named(List<CatalogTable.Column> columns, String prefix) {
    List<Map<String, String>> named = new ArrayList<>();
    for (int i = 0; i < columns.size(); i++) {
      named.add(Map.of("column", Sql.name(columns.get(i).name()), "name", prefix + (i + 1)));
    }
    return named;
  }

  private static List<Map<String, String>> columnList(List<CatalogTable.Column> columns) {
    return columns.stream().map(c -> Map.of("column", Sql.name(c.name()))).toList();
  }

  /** The key as a JSON object, in text. */
  private String keyJson(IntFunction<String> value) {
    return "cast(json_object("
        + list(
            table.key().size(),
            i ->
                "key "
                    + Sql.literal(table.key().get(i).name())
                    + " value "
                    + jsonValue(table.key().get(i).type(), value.apply(i)),
            ", ")
        + ") as varchar)";
  }

  private static String jsonValue(String type, String value) {
    String base = type.toUpperCase(Locale.ROOT).replaceAll("[ (].*", "");
    return switch (base) {
      case "BOOLEAN", "TINYINT", "SMALLINT", "INTEGER", "BIGINT", "NUMERIC", "JSON" -> value;
      case "BINARY", "JAVA_OBJECT" -> "rawtohex(" + value + ")";
      default -> "cast(" + value + " as varchar)";
    };
  }

  static String frozen(String queue, String frozenName) {
    return "waybill." + Sql.name(frozenTable(queue, frozenName));
  }

  /** The table's name in schema {@code waybill}. */
  static String frozenTable(String queue, String frozenName) {
    return "frozen " + queue + "." + frozenName;
  }

  /** What depends on the table alone. */
  Map<String, Object> values() {
    Map<String, Object> values = new HashMap<>();
    List<Map<String, String>> logColumns = new ArrayList<>(named(table.key(), "k"));
    logColumns.addAll(named(parentColumns(), "p"));
    int keys = table.key().size();
    values.put("plainName", Sql.plain(table.name().toString()));
    values.put("table", sqlName(table.name()));
    values.put("log", "waybill.log_" + id());
    values.put("logIndex", "waybill.log_" + id() + "_tx");
    values.put("seen", "waybill.seen_" + id());
    values.put("seenIndex", "waybill.seen_" + id() + "_key");
    values.put("guard", "waybill.guard_" + id());
    values.put("trigger", Sql.name(table.name().schema()) + "." + triggerName(id()));
    values.put("logColumns", logColumns);
    values.put("keyColumns", named(table.key(), "k"));
    values.put("keyNames", keyNames(table));
    values.put("keyList", list(keys, i -> Sql.name(table.key().get(i).name()), ", "));
    values.put("columns", columnList(table.columns()));
    values.put("rowKey", list(keys, columns("t", table.key()), ", "));
    values.put("rowIsC", equal(keys, columns("t", table.key()), key("c")));
    values.put("rowIsW", equal(keys, columns("t", table.key()), key("w")));
    values.put("rowThere", there(keys, columns("t", table.key())));
    values.put("rowGone", columns("t", table.key()).apply(0) + " is null");
    values.put("seenIsL", equal(keys, key("s"), key("l")));
    values.put("lKey", list(keys, key("l"), ", "));
    values.put("changedKeyJson", keyJson(key("c")));
    values.put("frozenKeyJson", keyJson(columns("f", table.key())));
    values.put("frozenLiteral", Sql.literal(table.frozenName()));
    CatalogTable.Column modified = table.modified();
    values.put("modified", modified == null ? false : Sql.name(modified.name()));
    values.put("parent", false);
    int parents = parentColumns().size();
    values.put("logParent", list(parents, i -> "p" + (i + 1), ", "));
    values.put("logParentThere", there(parents, i -> "p" + (i + 1)));
    values.put("logParentIsC", equal(parents, i -> "l.p" + (i + 1), key("c")));
    values.put("rowParent", list(parents, columns("t", parentColumns()), ", "));
    values.put("rowParentThere", there(parents, columns("t", parentColumns())));
    values.put("rowIsPartOfC", equal(parents, columns("t", parentColumns()), key("c")));
    values.put("rowIsPartOfW", equal(parents, columns("t", parentColumns()), key("w")));
    return values;
  }

  /** What depends on the table and on its parent. */
  Map<String, Object> values(TableSql parent) {
    Map<String, Object> values = values();
    values.put("parent", true);
    values.put("parentTable", sqlName(parent.table.name()));
    values.put("parentKeyNames", keyNames(parent.table));
    values.put(
        "rowIsPartOfP",
        equal(
            parentColumns().size(),
            columns("t", parentColumns()),
            columns("p", parent.table.key())));
    return values;
  }

  /** What depends on the table and on one its rows point at. */
  Map<String, Object> values(TrackedTable.Reference pointer, TableSql target) {
    Map<String, Object> values = values();
    int count = pointer.columns().size();
    values.put("targetKeyNames", keyNames(target.table));
    values.put("rowPointer", list(count, columns("t", pointer.columns()), ", "));
    values.put("rowPointerThere", there(count, columns("t", pointer.columns())));
    values.put("rowPointerIsC", equal(count, columns("t", pointer.columns()), key("c")));
    return values;
  }

  /** What depends on the table and on a queue that freezes it. */
  Map<String, Object> values(QueueSql queue) {
    Map<String, Object> values = values();
    String frozen = frozen(queue.name(), table.frozenName());
    values.put("plainQueue", Sql.plain(queue.name()));
    values.put("queueId", queue.id());
    values.put("frozen", frozen);
    values.put("frozenIndex", frozen.substring(0, frozen.length() - 1) + " batch\"");
    values.put("deleted", queue.deleted());
    values.put("view", queue.schema() + "." + Sql.name(table.frozenName()));
    return values;
  }
}
