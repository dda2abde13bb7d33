package dev.waybill.sync.spi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.Mistake;
import dev.waybill.Secret;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReadOptionsTest {
  private static final ZoneId UTC = ZoneId.of("UTC");

  private static ReadOptions of(String key, Object value) {
    return ReadOptions.at(List.of("sources", "shop"), Map.of(key, value));
  }

  private static List<String> messages(ReadOptions options) {
    return options.mistakes().stream().map(Mistake::message).toList();
  }

  @Test
  void values_areReadAsTheyAreMeant() {
    assertThat(of("a", "x").text("a")).contains("x");
    assertThat(of("a", new Secret("s")).required("a", "x")).isEqualTo("s");
    assertThat(of("a", "7").positive("a", 1)).isEqualTo(7);
    assertThat(of("a", "true").flag("a", false)).isTrue();
    assertThat(of("a", "csv").oneOf("a", "ndjson", "csv", "ndjson")).isEqualTo("csv");
    assertThat(of("a", "90s").span("a", Duration.ZERO)).isEqualTo(Duration.ofSeconds(90));
    assertThat(of("a", "Europe/Berlin").zone("a", UTC)).isEqualTo(ZoneId.of("Europe/Berlin"));
    assertThat(of("a", List.of("x", new Secret("y"))).texts("a")).containsExactly("x", "y");
    assertThat(of("a", "x").texts("a")).containsExactly("x");
    assertThat(of("a", Map.of("k", "v")).pairs("a")).containsEntry("k", "v");
    assertThat(of("a", Map.of("k", "v")).each("a")).hasSize(1);
  }

  @Test
  void absent_isTheDefault() {
    ReadOptions none = of("other", "x");

    assertThat(none.text("a")).isEmpty();
    assertThat(none.positive("a", 3)).isEqualTo(3);
    assertThat(none.flag("a", true)).isTrue();
    assertThat(none.oneOf("a", "csv", "csv")).isEqualTo("csv");
    assertThat(none.span("a", Duration.ofDays(1))).isEqualTo(Duration.ofDays(1));
    assertThat(none.zone("a", UTC)).isEqualTo(UTC);
    assertThat(none.texts("a")).isEmpty();
    assertThat(none.pairs("a")).isEmpty();
    assertThat(none.each("a")).isEmpty();
    assertThat(none.mistakes()).isEmpty();
  }

  @Test
  void mistakes_nameTheKeyAndItsPlace() {
    ReadOptions options =
        ReadOptions.at(
            List.of("sources", "shop"),
            Map.of("tables", List.of(Map.of("from", "a"), Map.of("frm", "b"), "c")));

    for (ReadOptions table : options.each("tables")) {
      table.allow("from", "to");
      table.required("from", "sales.orders");
    }

    assertThat(options.mistakes())
        .containsExactlyInAnyOrder(
            new Mistake(
                List.of("sources", "shop", "tables", "2", "frm"),
                "sources.shop.tables[2].frm: unknown key; did you mean from?"),
            new Mistake(
                List.of("sources", "shop", "tables", "2", "from"),
                "sources.shop.tables[2].from: is missing, such as sales.orders"),
            new Mistake(
                List.of("sources", "shop", "tables", "3"),
                "sources.shop.tables: must be a list of mappings"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-1", "x", "1.5"})
  void positive_anythingElse_isAMistake(String value) {
    ReadOptions options = of("page", value);

    assertThat(options.positive("page", 500)).isEqualTo(500);
    assertThat(messages(options))
        .containsExactly("sources.shop.page: must be a whole number of 1 or more, not " + value);
  }

  @Test
  void secret_isMaskedInAMistake() {
    ReadOptions options = of("page", new Secret("hunter2"));

    options.positive("page", 1);

    assertThat(messages(options)).singleElement().asString().contains("***").doesNotContain("hunt");
  }
}
