package dev.waybill.internal.h2;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The pieces of SQL that depend on one queue, for the templates. */
final class QueueSql {
  private final StoredQueue queue;
  private final List<TableSql> tables;

  QueueSql(StoredQueue queue) {
    this.queue = queue;
    this.tables = queue.tables().stream().map(TableSql::new).toList();
  }

  int id() {
    return queue.id();
  }

  String name() {
    return queue.settings().name();
  }

  String schema() {
    return Sql.name(name());
  }

  List<TableSql> tables() {
    return tables;
  }

  /** The table with the vanished keys of all batches. */
  String deleted() {
    return deleted(name());
  }

  static String deleted(String queue) {
    return "waybill." + Sql.name("deleted " + queue);
  }

  static String allChanges(String queue) {
    return "waybill." + Sql.name("changes " + queue);
  }

  static String batches(String queue) {
    return "waybill." + Sql.name("batches " + queue);
  }

  Map<String, Object> values() {
    Map<String, Object> values = new HashMap<>();
    values.put("queueId", id());
    values.put("plainQueue", Sql.plain(name()));
    values.put("queueLiteral", Sql.literal(name()));
    values.put("schema", schema());
    values.put("deleted", deleted());
    values.put("deletedIndex", "waybill." + Sql.name("deleted " + name() + " batch"));
    values.put("allChanges", allChanges(name()));
    values.put("batches", batches(name()));
    values.put("tables", tables.stream().map(table -> table.values(this)).toList());
    return values;
  }
}
