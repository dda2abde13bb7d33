package dev.waybill.app.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.app.run.Standing.Facts;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class HealthTest {
  private static final Instant NOW = Instant.parse("2026-11-28T10:00:00Z");
  private static final JobName EXIGO = new JobName(JobName.Kind.SOURCE, "exigo");
  private static final JobName SHIPPING = new JobName(JobName.Kind.QUEUE, "shipping");

  private static ScheduledRun run(JobName job, Instant next, int failures, @Nullable String node) {
    return new ScheduledRun(job.scheduled(), next, null, null, failures, node);
  }

  private static Health health(ScheduledRun... runs) {
    Map<String, ScheduledRun> byName = new HashMap<>();
    for (ScheduledRun run : runs) {
      byName.put(run.scheduled(), run);
    }
    return Health.of(new Facts(NOW, byName, Map.of(), Map.of(), null), List.of(EXIGO, SHIPPING));
  }

  @Test
  void health_ofJobsInTime_isWell() {
    assertThat(
            health(
                run(EXIGO, NOW.minusSeconds(3600), 0, "a-1"),
                run(SHIPPING, NOW.minusSeconds(50), 2, null)))
        .isEqualTo(new Health(true, "well: 2 jobs"));
  }

  @Test
  void health_ofAFailingAndAnOverdueJob_namesBoth() {
    assertThat(
            health(
                run(EXIGO, NOW.plusSeconds(60), 3, null),
                run(SHIPPING, NOW.minusSeconds(61), 0, null)))
        .isEqualTo(
            new Health(
                false,
                "source exigo failed 3 times in a row; queue shipping is overdue since"
                    + " 2026-11-28T09:58:59Z"));
  }

  @Test
  void health_ofAJobThatIsNotThere_saysSo() {
    assertThat(health(run(EXIGO, NOW, 0, null)))
        .isEqualTo(new Health(false, "queue shipping is not scheduled"));
  }

  @Test
  void health_withoutADatabase_saysWhy() {
    Facts silent = new Facts(NOW, Map.of(), Map.of(), Map.of(), "No connection to shop.");

    assertThat(Health.of(silent, List.of(EXIGO)))
        .isEqualTo(new Health(false, "database: No connection to shop."));
  }
}
