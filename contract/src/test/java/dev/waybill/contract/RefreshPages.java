package dev.waybill.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The pages that a refresh on PostgreSQL reads, in its cache or not. */
final class RefreshPages {
  private static final Pattern PAGES = Pattern.compile("shared (?:hit=(\\d+))? ?(?:read=(\\d+))?");

  private RefreshPages() {}

  /** Refreshes the queue named {@code queue}; how many pages it read. */
  static long ofOne(Session session) throws SQLException {
    String plan =
        String.join(
            "\n", session.rows("explain (analyze, buffers) select waybill.refresh_1(null)"));
    Matcher pages = PAGES.matcher(plan);
    assertThat(pages.find()).as(plan).isTrue();
    return number(pages.group(1)) + number(pages.group(2));
  }

  private static long number(@Nullable String digits) {
    return digits == null ? 0 : Long.parseLong(digits);
  }
}
