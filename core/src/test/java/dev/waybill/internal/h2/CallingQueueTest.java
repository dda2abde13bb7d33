package dev.waybill.internal.h2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waybill.ErrorCode;
import dev.waybill.QueueSettings;
import dev.waybill.WaybillException;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CallingQueueTest {
  private static final Installed TWO = installed("queue", "Weird \"Q");
  private static final Installed ONE = installed("queue");

  private static Installed installed(String... names) {
    List<StoredQueue> queues =
        java.util.Arrays.stream(names)
            .map(name -> new StoredQueue(name.length(), QueueSettings.named(name), List.of()))
            .toList();
    return new Installed("1", ZoneOffset.UTC, 1, List.of(), queues);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '^',
      value = {
        "exec queue.refresh | queue",
        "EXEC QUEUE.Refresh '1/1/2017' | queue",
        "exec queue.refresh 'other.refresh' | queue",
        "{call queue.refresh()} | queue",
        "call queue . recall(7) | queue",
        "exec [queue].refresh | queue",
        "exec shop.queue.refresh | queue",
        "exec \"queue\".\"refresh\" | queue",
        "exec \"Weird \"\"Q\".refresh | Weird \"Q",
        "exec queue.refr | queue",
        "exec queue.refresh ? {1: 'a'} | queue",
        "refresh() | queue",
      })
  void named_oneQueue_isFound(String statement, String queue) {
    assertThat(CallingQueue.named(statement, "queue", TWO).settings().name()).isEqualTo(queue);
  }

  @Test
  void named_cutOffBeforeTheName_isTheOnlyQueue() {
    assertThat(CallingQueue.named("/* a long comment */ exec", "public", ONE).settings().name())
        .isEqualTo("queue");
    assertThatThrownBy(() -> CallingQueue.named("/* a long comment */ exec", "public", TWO))
        .hasMessage(
            "The statement does not name its queue. Write exec queue.refresh with nothing before"
                + " it.");
  }

  @Test
  void named_twoQueues_isRefused() {
    assertThatThrownBy(
            () ->
                CallingQueue.named(
                    "select queue.refresh(), \"Weird \"\"Q\".refresh()", "public", TWO))
        .hasMessage("One statement can refresh one queue. Write a statement for each.")
        .extracting(e -> ((WaybillException) e).code())
        .isEqualTo(ErrorCode.REFUSED);
  }
}
