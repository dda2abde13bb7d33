package dev.waybill.sync.internal.exigo;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads dates as the API writes them: ISO 8601, with an offset or without.
 *
 * @param zone of dates without an offset
 * @param tables zone of the tables' dates
 */
record ReadDate(ZoneId zone, ZoneId tables) {
  /** What .NET gives where there is no date. */
  private static final int NO_YEAR = 1;

  /**
   * A moment as the loader takes it; null where there is none.
   *
   * @throws DateTimeException where it is no date
   */
  @Nullable Object moment(String typed) {
    @Nullable TemporalAccessor read = parse(typed);
    if (read instanceof LocalDateTime local && !zone.equals(tables)) {
      return local.atZone(zone).toOffsetDateTime();
    }
    return read;
  }

  /**
   * A day, such as that of a birth: it has no offset, and none may move it.
   *
   * @throws DateTimeException where it is no date
   */
  static @Nullable Object day(String typed) {
    @Nullable TemporalAccessor read = parse(typed);
    return read instanceof OffsetDateTime moment ? moment.toLocalDateTime() : read;
  }

  /** A date as a moment; empty for what is none. */
  Optional<Instant> instant(String typed) {
    try {
      @Nullable TemporalAccessor read = parse(typed);
      if (read instanceof OffsetDateTime moment) {
        return Optional.of(moment.toInstant());
      }
      return Optional.ofNullable(read).map(LocalDateTime::from).map(this::instant);
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private Instant instant(LocalDateTime local) {
    return local.atZone(zone).toInstant();
  }

  private static @Nullable TemporalAccessor parse(String typed) {
    String text = typed.strip().replace(' ', 'T');
    if (text.isEmpty()) {
      return null;
    }
    TemporalAccessor read =
        text.indexOf('T') < 0
            ? LocalDate.parse(text).atStartOfDay()
            : DateTimeFormatter.ISO_DATE_TIME.parseBest(
                text, OffsetDateTime::from, LocalDateTime::from);
    int year =
        read instanceof OffsetDateTime moment
            ? moment.getYear()
            : LocalDateTime.from(read).getYear();
    return year == NO_YEAR ? null : read;
  }
}
