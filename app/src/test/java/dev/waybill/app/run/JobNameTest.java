package dev.waybill.app.run;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class JobNameTest {
  @Test
  void scheduled_isReadBack() {
    for (JobName job :
        new JobName[] {
          new JobName(JobName.Kind.SOURCE, "a:b c"),
          new JobName(JobName.Kind.QUEUE, "shipping"),
          JobName.OF_UPKEEP
        }) {
      assertThat(JobName.ofScheduled(job.scheduled())).contains(job);
    }
    assertThat(JobName.ofScheduled("their:own")).isEmpty();
    assertThat(JobName.OF_UPKEEP).hasToString("upkeep");
    assertThat(new JobName(JobName.Kind.QUEUE, "shipping")).hasToString("queue shipping");
  }
}
