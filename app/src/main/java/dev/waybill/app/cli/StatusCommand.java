package dev.waybill.app.cli;

import dev.waybill.Status;
import dev.waybill.Waybill;
import dev.waybill.app.cli.StatusTables.Sources;
import dev.waybill.app.config.Settings;
import dev.waybill.app.print.Format;
import dev.waybill.app.print.ListRows;
import dev.waybill.app.print.PrintDocument;
import dev.waybill.app.print.PrintRows;
import dev.waybill.app.print.Screen;
import dev.waybill.app.run.ScheduledRun;
import dev.waybill.sync.SourceSettings;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
    name = "status",
    description =
        "Tells how tables, queues and sources stand: capture, lag, positions, pending changes.",
    footer = {"%nExample:", "  waybill status --format json"})
final class StatusCommand extends OnDatabase {
  @Mixin private FormatOption format = new FormatOption();

  @Override
  int run(Waybill waybill) {
    Status status = waybill.status();
    Settings settings = root().settings();
    StatusTables tables = new StatusTables(Times.zone(settings.config()), format.format());
    Sources sources =
        new Sources(
            SourceStates.of(waybill),
            settings.sources().stream().map(SourceSettings::name).toList(),
            Instant.now());
    Facts facts = new Facts(status, sources, ScheduledRun.all(waybill).orElse(List.of()));
    new PrintDocument(
            screen -> draw(screen, facts, tables), json(facts, tables), csv(facts, tables))
        .print(screen(), format.format());
    return DONE;
  }

  /**
   * All that is told.
   *
   * @param jobs of {@code waybill run}; none before it first ran
   */
  private record Facts(Status status, Sources sources, List<ScheduledRun> jobs) {}

  private static void draw(Screen screen, Facts facts, StatusTables tables) {
    Status status = facts.status();
    Screen.Style style = screen.style();
    screen.out().println(style.bold(status.database()) + ", Waybill " + status.version());
    screen.out().println(style.dim("dates without an offset are in " + status.timezone()));
    screen.out().println();
    new PrintRows(screen, Format.TABLE).print(tables.tables(status));
    screen.out().println();
    new PrintRows(screen, Format.TABLE).print(tables.queues(status));
    if (!facts.sources().isEmpty()) {
      screen.out().println();
      new PrintRows(screen, Format.TABLE).print(tables.sources(facts.sources()));
    }
    if (!facts.jobs().isEmpty()) {
      screen.out().println();
      new PrintRows(screen, Format.TABLE).print(tables.jobs(facts.jobs()));
    }
  }

  private static Map<String, @Nullable Object> json(Facts facts, StatusTables tables) {
    Status status = facts.status();
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("database", status.database());
    json.put("version", status.version());
    json.put("timezone", status.timezone());
    json.put("tables", maps(tables.tables(status)));
    json.put("queues", maps(tables.queues(status)));
    json.put("sources", maps(tables.sources(facts.sources())));
    json.put("jobs", maps(tables.jobs(facts.jobs())));
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

  /** One fact a line, since tables, queues and sources have no columns in common. */
  private static ListRows csv(Facts facts, StatusTables tables) {
    Status status = facts.status();
    ListRows lines = new ListRows("kind", "name", "fact", "value");
    lines.add("database", status.database(), "version", status.version());
    lines.add("database", status.database(), "timezone", status.timezone());
    facts(lines, "table", tables.tables(status));
    facts(lines, "queue", tables.queues(status));
    facts(lines, "source", tables.sources(facts.sources()));
    facts(lines, "job", tables.jobs(facts.jobs()));
    return lines;
  }

  private static void facts(ListRows facts, String kind, ListRows rows) {
    while (rows.next()) {
      for (int i = 1; i < rows.columns().size(); i++) {
        facts.add(kind, rows.value(0), rows.columns().get(i).name(), rows.value(i));
      }
    }
  }
}
