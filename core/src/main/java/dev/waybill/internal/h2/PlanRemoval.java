package dev.waybill.internal.h2;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What is to be done to remove a queue, or everything but the user's tables. */
final class PlanRemoval {
  private PlanRemoval() {}

  static PlanInstall.Plan queue(Connection connection, StoredQueue queue) throws SQLException {
    QueueSql sql = new QueueSql(queue);
    Map<String, Object> values = sql.values();
    List<Step> steps = new ArrayList<>();
    steps.add(Step.file("Drop queue " + sql.name(), "drop_schema", values));
    for (String view : List.of("allChanges", "batches")) {
      steps.add(Step.quiet("drop_view", Map.of("name", String.valueOf(values.get(view)))));
    }
    for (TableSql table : sql.tables()) {
      steps.add(
          Step.quiet(
              "drop_table",
              Map.of("name", TableSql.frozen(sql.name(), table.tracked().frozenName()))));
    }
    for (String set : new SchemaObjects(connection).sets(queue.id())) {
      steps.add(Step.quiet("drop_table", Map.of("name", "waybill." + set)));
    }
    steps.add(Step.quiet("drop_table", Map.of("name", sql.deleted())));
    for (String file :
        List.of(
            "clear_queue_tables",
            "clear_queue_readers",
            "drop_batches",
            "drop_position",
            "drop_queue",
            "bump_revision")) {
      steps.add(Step.quiet(file, values));
    }
    return new PlanInstall.Plan(steps, List.of());
  }

  static PlanInstall.Plan all(Connection connection, Installed installed) throws SQLException {
    List<Step> steps = new ArrayList<>();
    List<String> triggers =
        Sql.list(
            connection,
            Sql.FILES.text("find_triggers"),
            row -> Sql.name(row.getString(1)) + "." + Sql.name(row.getString(2)));
    for (String trigger : triggers) {
      Map<String, Object> values = Map.of("trigger", trigger);
      steps.add(
          steps.isEmpty()
              ? Step.file("Stop capturing changes", "drop_trigger", values)
              : Step.quiet("drop_trigger", values));
    }
    for (StoredQueue queue : installed.queues()) {
      steps.add(
          Step.file(
              "Drop queue " + queue.settings().name(),
              "drop_schema",
              Map.of("schema", Sql.name(queue.settings().name()))));
    }
    steps.add(Step.file("Drop schema waybill", "drop_schema", Map.of("schema", "waybill")));
    return new PlanInstall.Plan(steps, List.of());
  }
}
