package dev.waybill.internal.postgresql;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Works out what removes a queue, or all of Waybill. Nothing of the user's is touched. */
final class PlanRemoval {
  private PlanRemoval() {}

  static Step queue(Installed installed, Installed.Queue queue) {
    String schema = Sql.name(queue.name());
    List<String> views =
        queue.tableIds().stream()
            .map(id -> schema + "." + Sql.name(installed.table(id).frozenName()))
            .toList();
    String sql =
        Sql.FILES.render(
            "queue_drop",
            Map.of(
                "id", queue.id(),
                "plainName", queue.name().replace('\n', ' '),
                "schema", schema,
                "views", views,
                "tableIdList", queue.tableIds(),
                "dropSchemaLiteral", Sql.literal("drop schema if exists " + schema)));
    return new Step("Drop queue " + queue.name(), sql, null, null);
  }

  static List<Step> all(Installed installed) {
    List<Step> steps = new ArrayList<>();
    installed.queues().forEach(queue -> steps.add(queue(installed, queue)));
    for (Installed.Table table : installed.tables()) {
      steps.add(
          new Step(
              "Stop tracking " + table.name(),
              Sql.FILES.render(
                  "untrack",
                  Map.of(
                      "id",
                      table.id(),
                      "name",
                      table.name().toString(),
                      "views",
                      List.of(),
                      "frozen",
                      List.of())),
              null,
              null));
    }
    steps.add(new Step("Drop schema waybill", Sql.FILES.text("uninstall"), null, null));
    return steps;
  }
}
