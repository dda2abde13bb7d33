package dev.waybill.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

final class FlatJsonTest {
  @Test
  void whatIsWritten_isReadAgain() {
    String json =
        FlatJson.write(
            List.of("a", "b\"\\\n", "", "d", "e", "f", "g", "h"),
            Arrays.asList(
                1L,
                "x\"\\\u0000\ud834\udd1e\ud834",
                null,
                true,
                new BigDecimal("1.50"),
                new byte[] {10},
                Instant.EPOCH,
                Double.NaN));
    assertThat(json).doesNotContain("\n", "\0");
    assertThat(FlatJson.read(json))
        .containsEntry("a", new BigDecimal(1))
        .containsEntry("b\"\\\n", "x\"\\\u0000\ud834\udd1e\ud834")
        .containsEntry("", null)
        .containsEntry("d", true)
        .containsEntry("e", new BigDecimal("1.50"))
        .containsEntry("f", "\\x0a")
        .containsEntry("g", "1970-01-01T00:00Z")
        .containsEntry("h", "NaN");
    assertThat(FlatJson.read(" { } ")).isEmpty();
    assertThat(FlatJson.read("{\"a\" : 1 , \"b\":\"c\" }")).hasSize(2);
  }

  @Test
  void whatIsNoFlatObject_isNone() {
    for (String none :
        List.of(
            "",
            "delete",
            "{",
            "{\"a\"}",
            "{\"a\":}",
            "{\"a\":[1]}",
            "{\"a\":{}}",
            "{}x",
            "[]",
            "{\"a\":1")) {
      assertThat(FlatJson.read(none)).as(none).isNull();
    }
  }
}
