package dev.waybill.sync.internal.jdbc;

import dev.waybill.Secret;
import dev.waybill.sync.spi.ReadOptions;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A source as the user writes it.
 *
 * @param url of the source database
 * @param user in the source database; null where the URL or the driver supplies one
 * @param password the user's; null for none
 * @param zone of the source's dates without an offset; null for the configured one
 * @param margin how far the upper bound of dates is held back
 * @param compare the time from one full comparison to the next
 * @param page most rows in one query and one page
 * @param tables parents before their parts
 */
record JdbcSettings(
    String url,
    @Nullable String user,
    @Nullable Secret password,
    @Nullable ZoneId zone,
    Duration margin,
    Duration compare,
    int page,
    List<TableSetting> tables) {
  static final Duration DEFAULT_MARGIN = Duration.ofMinutes(1);
  static final Duration DEFAULT_COMPARE = Duration.ofDays(1);
  static final int DEFAULT_PAGE = 1000;
  static final int LARGEST_PAGE = 50_000;

  JdbcSettings {
    tables = List.copyOf(tables);
  }

  /** What is wrong becomes a mistake of the options. */
  static JdbcSettings read(ReadOptions options) {
    options.allow(
        "url", "user", "password", "timezone", "margin", "compare", "page", "deletes", "tables");
    String url = options.required("url", "jdbc:postgresql://host/database");
    if (!url.isEmpty() && !url.startsWith("jdbc:")) {
      options.mistake("url", "must begin with jdbc:, such as jdbc:postgresql://host/database");
    }
    int page = options.positive("page", DEFAULT_PAGE);
    if (page > LARGEST_PAGE) {
      options.mistake("page", "must be " + LARGEST_PAGE + " or less, since a page is in memory");
    }
    boolean deletes = options.flag("deletes", false);
    List<TableSetting> tables =
        options.each("tables").stream().map(table -> TableSetting.read(table, deletes)).toList();
    if (tables.isEmpty()) {
      options.mistake(
          "tables", "name at least one, such as { from: sales.orders, to: dbo.Orders }");
    }
    return new JdbcSettings(
        url,
        options.text("user").orElse(null),
        options.text("password").map(Secret::new).orElse(null),
        options.has("timezone") ? options.zone("timezone", ZoneOffset.UTC) : null,
        options.span("margin", DEFAULT_MARGIN),
        options.span("compare", DEFAULT_COMPARE),
        page,
        tables);
  }
}
