package dev.waybill.app.run;

import dev.waybill.app.run.Standing.Facts;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Whether the service does what it is for.
 *
 * @param well whether it does
 * @param line what is wrong, or how many jobs there are; names and figures only
 */
record Health(boolean well, String line) {
  /** Once or twice may be chance. */
  private static final int FAILURES = 3;

  private static final Duration OVERDUE = Duration.ofMinutes(1);

  static Health of(Facts facts, List<JobName> jobs) {
    if (facts.trouble() != null) {
      return new Health(false, "database: " + facts.trouble());
    }
    List<String> wrong = new ArrayList<>();
    for (JobName job : jobs) {
      ScheduledRun run = facts.runs().get(job.scheduled());
      if (run == null) {
        wrong.add(job + " is not scheduled");
      } else if (run.failures() >= FAILURES) {
        wrong.add(job + " failed " + run.failures() + " times in a row");
      } else if (run.node() == null && run.next().plus(OVERDUE).isBefore(facts.at())) {
        wrong.add(job + " is overdue since " + run.next());
      }
    }
    return wrong.isEmpty()
        ? new Health(true, "well: " + jobs.size() + " jobs")
        : new Health(false, String.join("; ", wrong));
  }
}
