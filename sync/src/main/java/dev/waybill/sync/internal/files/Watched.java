package dev.waybill.sync.internal.files;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A file that was not complete, or is named so, when it was looked at.
 *
 * @param look how it was seen
 * @param since when it was first seen so; {@link Instant#EPOCH} where it was renamed into place
 */
record Watched(Look look, Instant since) {
  /** More than lie in a folder that works; the watermark holds them. */
  private static final int MOST = 200;

  /**
   * What to watch from now on.
   *
   * @param before what was watched
   * @param there what is in the folder
   */
  static List<Watched> update(List<Watched> before, List<Look> there, Instant now) {
    List<Watched> watched = new ArrayList<>();
    for (Look look : there) {
      Optional<Watched> same = before.stream().filter(one -> one.look.same(look)).findFirst();
      watched.add(
          same.orElse(new Watched(look, renamed(before, there, look) ? Instant.EPOCH : now)));
    }
    return List.copyOf(watched.subList(0, Math.min(MOST, watched.size())));
  }

  /** Whether it has this name since the last look, and had one of a part before. */
  private static boolean renamed(List<Watched> before, List<Look> there, Look look) {
    return !look.isPart()
        && before.stream().noneMatch(one -> one.look.name().equals(look.name()))
        && before.stream()
            .map(Watched::look)
            .filter(Look::isPart)
            .filter(part -> there.stream().noneMatch(one -> one.name().equals(part.name())))
            .anyMatch(look::mayHaveBeen);
  }

  /** Whether the disk's own clock says that a file has held still; not so where it is ahead. */
  static boolean settledByDate(Look look, Duration settle, Instant now) {
    return !look.modified().plus(settle).isAfter(now);
  }

  /** Whether what is watched has held still. */
  static boolean settled(List<Watched> watched, Look look, Duration settle, Instant now) {
    return watched.stream()
        .anyMatch(one -> one.look.same(look) && !one.since.plus(settle).isAfter(now));
  }
}
