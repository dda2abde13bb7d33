package dev.waybill.sync.internal.exigo;

import dev.waybill.ErrorCode;
import dev.waybill.WaybillException;
import dev.waybill.load.Watermark;
import dev.waybill.sync.internal.exigo.Progress.Phase;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Finds where a pass begins: at the beginning, where the last one was cut off, or a little before
 * where it began.
 *
 * @param name of the source
 * @param settings of the source
 * @param zone of the day that the first load reads from
 */
record BeginWalk(String name, ExigoSettings settings, ZoneId zone) {
  /**
   * Where to begin.
   *
   * @throws WaybillException {@code REFUSED} where the watermark is of another company or address
   */
  Progress at(Optional<Watermark> after, Optional<Instant> from, Events events) {
    String origin = settings.access().origin();
    Optional<Progress> last = after.flatMap(mark -> WatermarkText.read(mark.text()));
    if (from.isPresent()) {
      last.ifPresent(progress -> tellGap(progress, from.get(), events));
      return last.filter(progress -> progress.origin().equals(origin))
          .orElse(Progress.first(origin, null))
          .from(origin, from.get());
    }
    if (after.isEmpty()) {
      return Progress.first(origin, firstFrom());
    }
    if (last.isEmpty()) {
      throw refused("how far it came cannot be read");
    }
    if (!last.get().origin().equals(origin)) {
      throw refused(
          "it read company "
              + last.get().origin()
              + " so far and is now set to company "
              + origin
              + ", which may hold other records");
    }
    return last.get().phase() == Phase.DONE
        ? last.get().next(settings.scope().overlap())
        : last.get();
  }

  private @Nullable Instant firstFrom() {
    @Nullable LocalDate day = settings.scope().firstFrom();
    return day == null ? null : day.atStartOfDay(zone).toInstant();
  }

  private WaybillException refused(String why) {
    return new WaybillException(
        ErrorCode.REFUSED,
        "source "
            + name
            + ": "
            + why
            + "; say from when to read with waybill sync "
            + name
            + " --from DATE, or give the source another name to load everything");
  }

  /** A start that was asked for is kept, even where it leaves something out; that is told. */
  private static void tellGap(Progress last, Instant from, Events events) {
    @Nullable Instant reached = last.phase() == Phase.DONE ? last.started() : last.since();
    if (reached == null) {
      events.notice(
          "the first load was not finished; what has not changed since " + from + " is left out");
    } else if (from.isAfter(reached)) {
      events.notice("what changed between " + reached + " and " + from + " is left out");
    }
  }
}
