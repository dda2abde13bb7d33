package dev.waybill.app.config;

import java.time.Duration;

/** When the service does something again. */
public sealed interface When {
  /** This long after its end. */
  record Every(Duration interval) implements When {}

  /**
   * At the times of a cron expression, in the configured zone.
   *
   * @param expression second, minute, hour, day of the month, month and day of the week, such as
   *     {@code 0 *}{@code /15 * * * *}
   */
  record Cron(String expression) implements When {}
}
