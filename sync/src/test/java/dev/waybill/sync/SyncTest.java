package dev.waybill.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.Mistake;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SyncTest {
  @Test
  void check_unknownType_saysSo() {
    List<Mistake> mistakes =
        Sync.check(new SourceSettings("shop", "carrier pigeon", Duration.ofMinutes(1), Map.of()));

    assertThat(mistakes).hasSize(1);
    assertThat(mistakes.get(0).path()).containsExactly("sources", "shop", "type");
    assertThat(mistakes.get(0).message())
        .startsWith("sources.shop.type: there is no type carrier pigeon; known are ");
  }

  @Test
  void settings_printed_holdNoValue() {
    assertThat(
            new SourceSettings("shop", "x", Duration.ofMinutes(1), Map.of("password", "hunter2")))
        .hasToString("shop (x, every PT1M, with [password])");
  }
}
