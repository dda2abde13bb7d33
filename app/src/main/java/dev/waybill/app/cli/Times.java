package dev.waybill.app.cli;

import dev.waybill.Config;
import dev.waybill.spi.BuiltInModel;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Times as people read them. */
final class Times {
  private static final DateTimeFormatter READABLE =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss zzz", Locale.ENGLISH);

  private Times() {}

  /** The zone that typed dates are read in, so that a printed time can be typed back. */
  static ZoneId zone(Config config) {
    if (config.timezone() != null) {
      return config.timezone();
    }
    return config.usesBuiltInModel() ? ZoneId.of(BuiltInModel.ZONE) : ZoneId.systemDefault();
  }

  static String readable(Instant instant, ZoneId zone) {
    return READABLE.format(instant.atZone(zone));
  }

  static @Nullable String readableOrNull(@Nullable Instant instant, ZoneId zone) {
    return instant == null ? null : readable(instant, zone);
  }

  /** Such as {@code 3d 4h}, {@code 5m 10s}; the two largest units. */
  static String readable(Duration span) {
    if (span.toDays() > 0) {
      return span.toDays() + "d " + span.toHoursPart() + "h";
    } else if (span.toHours() > 0) {
      return span.toHours() + "h " + span.toMinutesPart() + "m";
    } else if (span.toMinutes() > 0) {
      return span.toMinutes() + "m " + span.toSecondsPart() + "s";
    }
    return span.toSeconds() + "s";
  }
}
