package dev.waybill.options;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class NearestNameTest {
  private static final List<String> KNOWN = List.of("documents", "keep", "stale_after");

  @Test
  void among_closeEnough_isNamed() {
    assertThat(NearestName.among(KNOWN, "document")).contains("documents");
    assertThat(NearestName.among(KNOWN, "Keeps")).contains("keep");
    assertThat(NearestName.among(KNOWN, "stale-after")).contains("stale_after");
  }

  @Test
  void among_tooFar_isNone() {
    assertThat(NearestName.among(KNOWN, "password")).isEmpty();
  }
}
