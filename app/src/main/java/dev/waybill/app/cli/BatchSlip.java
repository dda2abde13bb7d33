package dev.waybill.app.cli;

import dev.waybill.Batch;
import dev.waybill.Config;
import dev.waybill.app.print.ListRows;
import dev.waybill.app.print.PrintDocument;
import dev.waybill.app.print.Screen;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A batch as the slip of paper that goes with a shipment: what it is and what is in it. */
final class BatchSlip {
  private static final int INNER = 42;

  private BatchSlip() {}

  static PrintDocument of(Batch batch, Config config) {
    return new PrintDocument(
        screen -> draw(batch, Times.zone(config), screen), json(batch), csv(batch));
  }

  static String kind(Batch batch) {
    return batch.kind().name().toLowerCase(Locale.ROOT);
  }

  static Map<String, @Nullable Object> json(Batch batch) {
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("batch", batch.id());
    json.put("queue", batch.queue());
    json.put("kind", kind(batch));
    json.put("from", batch.from());
    json.put("until", batch.until());
    json.put("on_view", batch.onView());
    json.put("rows", batch.rows());
    json.put("tables", batch.counts());
    json.put("notice", batch.notice());
    return json;
  }

  private static ListRows csv(Batch batch) {
    ListRows rows = new ListRows("batch", "queue", "kind", "from", "until", "table", "rows");
    batch
        .counts()
        .forEach(
            (table, count) ->
                rows.add(
                    batch.id(),
                    batch.queue(),
                    kind(batch),
                    batch.from(),
                    batch.until(),
                    table,
                    count));
    return rows;
  }

  private static void draw(Batch batch, ZoneId zone, Screen screen) {
    Screen.Style style = screen.style();
    String title = " waybill " + batch.id() + " ";
    String kind = " " + kind(batch) + " ";
    String gap = "─".repeat(INNER - title.length() - kind.length() - 2);
    line(screen, "┌─" + style.bold(title) + gap + style.cyan(kind) + "─┐");
    field(screen, "queue", batch.queue());
    field(screen, "from", Times.readable(batch.from(), zone));
    field(screen, "until", Times.readable(batch.until(), zone));
    line(screen, "├" + "─".repeat(INNER) + "┤");
    batch.counts().forEach((table, count) -> count(screen, table, count));
    line(screen, "├" + "─".repeat(INNER) + "┤");
    String sum = batch.isEmpty() ? "nothing changed" : "rows in all";
    count(screen, sum, batch.rows());
    line(screen, "└" + "─".repeat(INNER) + "┘");
  }

  private static void field(Screen screen, String name, String value) {
    String shown = value.length() > INNER - 10 ? value.substring(0, INNER - 11) + "…" : value;
    String blanks = " ".repeat(INNER - 9 - shown.length());
    line(
        screen,
        "│ " + screen.style().dim(String.format("%-7s", name)) + " " + shown + blanks + "│");
  }

  private static void count(Screen screen, String name, long count) {
    String number = String.format(Locale.ROOT, "%,d", count);
    int room = INNER - 3 - number.length();
    String shown = name.length() > room ? name.substring(0, room - 1) + "…" : name;
    String text = shown + " ".repeat(room - shown.length()) + " " + number;
    line(screen, "│ " + (count == 0 ? screen.style().dim(text) : text) + " │");
  }

  private static void line(Screen screen, String text) {
    screen.out().println(text);
  }
}
