package dev.waybill.app.run;

import java.util.Locale;
import java.util.Optional;

/**
 * What a job is and what it is on.
 *
 * @param kind what it is
 * @param name of the source or queue; empty for upkeep
 */
public record JobName(Kind kind, String name) {
  /** What a job can be. */
  public enum Kind {
    SOURCE,
    QUEUE,
    UPKEEP;

    String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  static final JobName OF_UPKEEP = new JobName(Kind.UPKEEP, "");

  /** Its name in the schedule, such as {@code source:exigo}. */
  String scheduled() {
    return name.isEmpty() ? kind.word() : kind.word() + ":" + name;
  }

  /** The job of a name in the schedule, if it is one of ours. */
  static Optional<JobName> ofScheduled(String text) {
    int colon = text.indexOf(':');
    String word = colon < 0 ? text : text.substring(0, colon);
    for (Kind kind : Kind.values()) {
      if (kind.word().equals(word)) {
        return Optional.of(new JobName(kind, colon < 0 ? "" : text.substring(colon + 1)));
      }
    }
    return Optional.empty();
  }

  /** As people read it, such as {@code source exigo}. */
  @Override
  public String toString() {
    return name.isEmpty() ? kind.word() : kind.word() + " " + name;
  }
}
