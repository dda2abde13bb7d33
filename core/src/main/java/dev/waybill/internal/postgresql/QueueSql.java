package dev.waybill.internal.postgresql;

import dev.waybill.QueueSettings;
import dev.waybill.spi.TrackedTable;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The pieces of SQL that depend on one queue, for the templates. */
final class QueueSql {
  private final int id;
  private final QueueSettings settings;
  private final List<TableSql> tables;
  private final Map<TrackedTable, TableSql> all;

  QueueSql(int id, QueueSettings settings, List<TableSql> tables, Map<TrackedTable, TableSql> all) {
    this.id = id;
    this.settings = settings;
    this.tables = tables;
    this.all = all;
  }

  int id() {
    return id;
  }

  QueueSettings settings() {
    return settings;
  }

  List<TableSql> tables() {
    return tables;
  }

  String schema() {
    return Sql.name(settings.name());
  }

  String view(TableSql table) {
    return schema() + "." + Sql.name(table.table().frozenName());
  }

  static String array(List<String> texts) {
    return texts.isEmpty()
        ? "'{}'"
        : "array[" + texts.stream().map(Sql::literal).collect(Collectors.joining(", ")) + "]";
  }

  /**
   * Parents that date rows of the queue's tables, though the queue does not freeze them, come
   * before them.
   */
  private List<TableSql> datedTables() {
    Set<TableSql> dated = new LinkedHashSet<>();
    for (TableSql table : tables) {
      List<TableSql> line = new ArrayList<>();
      for (TableSql at = table; at != null; at = at.parent(all)) {
        line.add(0, at);
      }
      dated.addAll(line);
    }
    return List.copyOf(dated);
  }

  Map<String, Object> values() {
    Map<String, Object> values = new HashMap<>();
    values.put("id", id);
    values.put("queueId", id);
    values.put("name", settings.name().replace('\n', ' '));
    values.put("plainName", settings.name().replace('\n', ' '));
    values.put("nameLiteral", Sql.literal(settings.name()));
    values.put("schema", schema());
    values.put("tableCount", tables.size());
    values.put("dropSchemaLiteral", Sql.literal("drop schema if exists " + schema()));
    values.put("documents", settings.documents());
    values.put("keep", settings.keep());
    values.put("first", BigDecimal.valueOf(settings.first().toMillis(), 3));
    values.put("staleAfter", BigDecimal.valueOf(settings.staleAfter().toMillis(), 3));
    values.put("tableNameArray", array(settings.tables()));
    values.put(
        "tableIds",
        tables.stream().map(t -> String.valueOf(t.id())).collect(Collectors.joining(", ")));
    values.put("tables", tables.stream().map(t -> t.forQueue(id, tables, all)).toList());
    values.put(
        "datedTables", datedTables().stream().map(t -> t.forQueue(id, tables, all)).toList());
    values.put("readers", settings.readers().stream().map(Sql::name).toList());
    return values;
  }

  Map<String, Object> valuesOf(TableSql table) {
    Map<String, Object> values = table.forQueue(id, tables, all);
    values.put("queueName", settings.name().replace('\n', ' '));
    values.put("view", view(table));
    values.put("columns", table.table().columns().stream().map(table::definition).toList());
    return values;
  }
}
