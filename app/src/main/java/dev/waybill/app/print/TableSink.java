package dev.waybill.app.print;

import static java.time.temporal.ChronoUnit.SECONDS;

import dev.waybill.Rows;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jline.utils.WCWidth;
import org.jspecify.annotations.Nullable;

/**
 * Aligned columns. Their widths come from the first rows alone, so that any number of rows streams
 * through. On a terminal, long values are shortened and columns that do not fit are left out, which
 * a message then says.
 */
final class TableSink implements RowSink {
  static final String NULL = "(null)";

  private static final DateTimeFormatter INSTANT =
      new DateTimeFormatterBuilder()
          .appendPattern("uuuu-MM-dd HH:mm:ss")
          .appendFraction(ChronoField.NANO_OF_SECOND, 0, 9, true)
          .appendPattern(" zzz")
          // From Java 23 on, the root locale has no names of zones: GMT-05:00 where English has
          // CDT.
          .toFormatter(Locale.ENGLISH);
  private static final int SAMPLE = 200;
  private static final int WIDEST = 40;
  private static final String GAP = "  ";

  private final Screen screen;
  private final ZoneId zone;
  private final List<Rows.Column> columns = new ArrayList<>();
  private final List<List<Cell>> waiting = new ArrayList<>();
  private int[] widths = {};
  private int fitting;
  private boolean started;

  private record Cell(String text, boolean number) {}

  /**
   * @param zone in which instants are shown
   */
  TableSink(Screen screen, ZoneId zone) {
    this.screen = screen;
    this.zone = zone;
  }

  @Override
  public void begin(Rows rows) {
    columns.addAll(rows.columns());
  }

  @Override
  public void row(Rows rows) {
    List<Cell> cells = new ArrayList<>(columns.size());
    for (int i = 0; i < columns.size(); i++) {
      cells.add(cell(rows.value(i)));
    }
    if (started) {
      print(cells);
      return;
    }
    waiting.add(cells);
    if (waiting.size() == SAMPLE) {
      start();
    }
  }

  @Override
  public void end() {
    if (!started) {
      start();
    }
    screen.out().flush();
    if (fitting < columns.size()) {
      screen.tell(
          fitting
              + " of "
              + columns.size()
              + " columns fit; --format csv or json prints all, waybill sql takes a choice.");
    }
  }

  private void start() {
    started = true;
    widths = new int[columns.size()];
    for (int i = 0; i < widths.length; i++) {
      widths[i] = width(columns.get(i).name());
      for (List<Cell> cells : waiting) {
        widths[i] = Math.max(widths[i], width(cells.get(i).text()));
      }
    }
    fitting = fitting();
    StringBuilder names = new StringBuilder();
    StringBuilder lines = new StringBuilder();
    for (int i = 0; i < fitting; i++) {
      String name = columns.get(i).name();
      names.append(i == 0 ? "" : GAP).append(pad(name, widths[i], numeric(i)));
      lines.append(i == 0 ? "" : GAP).append("─".repeat(widths[i]));
    }
    screen.out().println(screen.style().bold(names.toString().stripTrailing()));
    screen.out().println(screen.style().dim(lines.toString()));
    waiting.forEach(this::print);
    waiting.clear();
  }

  /** How many columns, from the left, fit the terminal; all of them where there is none. */
  private int fitting() {
    if (!screen.terminals().out()) {
      return columns.size();
    }
    int used = 0;
    for (int i = 0; i < widths.length; i++) {
      used += widths[i] + (i == 0 ? 0 : GAP.length());
      if (used > screen.width()) {
        return Math.max(1, i);
      }
    }
    return columns.size();
  }

  private boolean numeric(int column) {
    return waiting.stream().anyMatch(cells -> cells.get(column).number());
  }

  private void print(List<Cell> cells) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < fitting; i++) {
      Cell cell = cells.get(i);
      line.append(i == 0 ? "" : GAP).append(pad(cell.text(), widths[i], cell.number()));
    }
    screen.out().println(line.toString().stripTrailing());
  }

  private Cell cell(@Nullable Object value) {
    if (value == null) {
      return new Cell(NULL, false);
    }
    String text = visible(text(value));
    if (screen.terminals().out() && width(text) > WIDEST) {
      text = shortened(text);
    }
    return new Cell(text, value instanceof Number);
  }

  /** Instants in the zone, which is named; on a terminal without fractions of a second. */
  private String text(Object value) {
    Instant instant =
        value instanceof OffsetDateTime time
            ? time.toInstant()
            : value instanceof Instant already ? already : null;
    if (instant == null) {
      return ValueText.of(value);
    }
    boolean whole = screen.terminals().out();
    try {
      return INSTANT.format((whole ? instant.truncatedTo(SECONDS) : instant).atZone(zone));
    } catch (DateTimeException e) {
      // A database's infinity is at the end of time, and in some zones beyond it.
      return ValueText.of(value);
    }
  }

  /** Control characters as escapes: they would break the lines, or drive the terminal. */
  static String visible(String text) {
    if (text.chars().noneMatch(Character::isISOControl)) {
      return text;
    }
    StringBuilder visible = new StringBuilder();
    text.chars()
        .forEach(
            c -> {
              switch (c) {
                case '\n' -> visible.append("\\n");
                case '\r' -> visible.append("\\r");
                case '\t' -> visible.append("\\t");
                default -> {
                  if (Character.isISOControl(c)) {
                    visible.append(String.format(Locale.ROOT, "\\u%04x", c));
                  } else {
                    visible.append((char) c);
                  }
                }
              }
            });
    return visible.toString();
  }

  private static String shortened(String text) {
    StringBuilder kept = new StringBuilder();
    int used = 0;
    for (int codePoint : text.codePoints().toArray()) {
      used += Math.max(0, WCWidth.wcwidth(codePoint));
      if (used >= WIDEST) {
        break;
      }
      kept.appendCodePoint(codePoint);
    }
    return kept.append('…').toString();
  }

  static int width(String text) {
    return text.codePoints().map(c -> Math.max(0, WCWidth.wcwidth(c))).sum();
  }

  static String pad(String text, int width, boolean right) {
    String blanks = " ".repeat(Math.max(0, width - width(text)));
    return right ? blanks + text : text + blanks;
  }
}
