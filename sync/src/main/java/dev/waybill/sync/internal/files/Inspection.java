package dev.waybill.sync.internal.files;

import dev.waybill.load.RejectLimit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a first reading of a whole file found, before anything of it is loaded.
 *
 * @param look how it was then
 * @param digest of its content; empty where it could not be read to its end
 * @param records in it
 * @param bad how many do not fit
 * @param problems the first of what is wrong, by line
 * @param unreadable why it cannot be read at all; null where it can
 */
record Inspection(
    Look look,
    String digest,
    long records,
    long bad,
    List<Problem> problems,
    @Nullable Problem unreadable) {
  Inspection {
    problems = List.copyOf(problems);
  }

  /** Why nothing of the file is loaded; null where it is. */
  @Nullable Problem failure(RejectLimit limit) {
    if (unreadable != null) {
      return unreadable;
    }
    if (bad > limit.atLeast() && bad > limit.share() * records) {
      return new Problem(
          0,
          "",
          bad
              + " of "
              + records
              + " records do not fit, more than "
              + Math.round(limit.share() * 100)
              + " in 100");
    }
    return null;
  }

  /** Counts while a file is read. */
  static final class Counting {
    /** As many as a person reads. */
    private static final int MOST_PROBLEMS = 1000;

    private final Look look;
    private final List<Problem> problems = new ArrayList<>();
    private long records;
    private long bad;

    Counting(Look look) {
      this.look = look;
    }

    void record() {
      records++;
    }

    void bad(Problem problem) {
      bad++;
      if (problems.size() < MOST_PROBLEMS) {
        problems.add(problem);
      }
    }

    Inspection read(String digest) {
      return new Inspection(look, digest, records, bad, problems, null);
    }

    Inspection unreadable(Problem why) {
      return new Inspection(look, "", records, bad, problems, why);
    }
  }
}
