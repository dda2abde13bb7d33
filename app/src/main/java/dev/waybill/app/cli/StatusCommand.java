package dev.waybill.app.cli;

import dev.waybill.Status;
import dev.waybill.Waybill;
import dev.waybill.app.print.Format;
import dev.waybill.app.print.ListRows;
import dev.waybill.app.print.PrintDocument;
import dev.waybill.app.print.PrintRows;
import dev.waybill.app.print.Screen;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
    name = "status",
    description = "Tells how tables and queues stand: capture, lag, positions, pending changes.",
    footer = {"%nExample:", "  waybill status --format json"})
final class StatusCommand extends OnDatabase {
  @Mixin private FormatOption format = new FormatOption();

  @Override
  int run(Waybill waybill) {
    Status status = waybill.status();
    StatusTables tables = new StatusTables(Times.zone(root().config()), format.format());
    new PrintDocument(
            screen -> draw(screen, status, tables), json(status, tables), csv(status, tables))
        .print(screen(), format.format());
    return DONE;
  }

  private static void draw(Screen screen, Status status, StatusTables tables) {
    Screen.Style style = screen.style();
    screen.out().println(style.bold(status.database()) + ", Waybill " + status.version());
    screen.out().println(style.dim("dates without an offset are in " + status.timezone()));
    screen.out().println();
    new PrintRows(screen, Format.TABLE).print(tables.tables(status));
    screen.out().println();
    new PrintRows(screen, Format.TABLE).print(tables.queues(status));
  }

  private static Map<String, @Nullable Object> json(Status status, StatusTables tables) {
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("database", status.database());
    json.put("version", status.version());
    json.put("timezone", status.timezone());
    json.put("tables", maps(tables.tables(status)));
    json.put("queues", maps(tables.queues(status)));
    return json;
  }

  private static List<Map<String, @Nullable Object>> maps(ListRows rows) {
    List<Map<String, @Nullable Object>> maps = new ArrayList<>();
    while (rows.next()) {
      Map<String, @Nullable Object> map = new LinkedHashMap<>();
      for (int i = 0; i < rows.columns().size(); i++) {
        map.put(rows.columns().get(i).name(), rows.value(i));
      }
      maps.add(map);
    }
    return maps;
  }

  /** One fact a line, since tables and queues have no columns in common. */
  private static ListRows csv(Status status, StatusTables tables) {
    ListRows facts = new ListRows("kind", "name", "fact", "value");
    facts.add("database", status.database(), "version", status.version());
    facts.add("database", status.database(), "timezone", status.timezone());
    facts(facts, "table", tables.tables(status));
    facts(facts, "queue", tables.queues(status));
    return facts;
  }

  private static void facts(ListRows facts, String kind, ListRows rows) {
    while (rows.next()) {
      for (int i = 1; i < rows.columns().size(); i++) {
        facts.add(kind, rows.value(0), rows.columns().get(i).name(), rows.value(i));
      }
    }
  }
}
