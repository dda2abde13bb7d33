package dev.waybill.app.config;

import com.github.kagkarlsson.scheduler.task.schedule.CronSchedule;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Optional;

/** Reads {@code every} or {@code cron} of a queue. */
final class ReadWhen {
  private static final int CRON_FIELDS = 6;

  private ReadWhen() {}

  /** When; nothing where neither is there, or where what is there is a mistake. */
  static Optional<When> of(Section section, Mistakes mistakes) {
    Optional<Node.Text> cron = section.text("cron");
    if (section.node("every").isPresent()) {
      section
          .node("cron")
          .ifPresent(
              second ->
                  mistakes.add(
                      second.place(),
                      section.at("cron") + ": stands beside every; one of the two is enough"));
      Duration unset = Duration.ZERO;
      Duration every = section.span("every", unset);
      return every.equals(unset) ? Optional.empty() : Optional.of(new When.Every(every));
    }
    return cron.flatMap(text -> cron(section, text, mistakes));
  }

  private static Optional<When> cron(Section section, Node.Text text, Mistakes mistakes) {
    String expression = text.value().strip();
    if (expression.split("\\s+", -1).length == CRON_FIELDS && isCron(expression)) {
      return Optional.of(new When.Cron(expression));
    }
    mistakes.add(
        text.place(),
        section.at("cron")
            + ": '"
            + text.value()
            + "' is no cron expression; write second, minute, hour, day, month and weekday, such"
            + " as 0 */15 * * * *");
    return Optional.empty();
  }

  /** The parser's classes are loaded only where there is something to parse. */
  private static boolean isCron(String expression) {
    try {
      new CronSchedule(expression, ZoneOffset.UTC);
      return true;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }
}
