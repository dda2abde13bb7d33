package dev.waybill.sync.internal.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.Mistake;
import dev.waybill.Secret;
import dev.waybill.sync.spi.ReadOptions;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JdbcSettingsTest {
  private static ReadOptions options(Map<String, Object> values) {
    return ReadOptions.at(List.of("sources", "legacy"), values);
  }

  private static List<String> mistakes(Map<String, Object> values) {
    ReadOptions options = options(values);
    JdbcSettings.read(options);
    return options.mistakes().stream().map(Mistake::message).toList();
  }

  @Test
  void read_leastThatIsNeeded_hasTheDefaults() {
    ReadOptions options =
        options(
            Map.of(
                "url",
                "jdbc:h2:mem:shop",
                "tables",
                List.of(Map.of("from", "sales.orders", "to", "dbo.Orders"))));
    JdbcSettings settings = JdbcSettings.read(options);
    assertThat(options.mistakes()).isEmpty();
    assertThat(settings.user()).isNull();
    assertThat(settings.password()).isNull();
    assertThat(settings.zone()).isNull();
    assertThat(settings.margin()).isEqualTo(Duration.ofMinutes(1));
    assertThat(settings.compare()).isEqualTo(Duration.ofDays(1));
    assertThat(settings.page()).isEqualTo(1000);
    TableSetting table = settings.tables().get(0);
    assertThat(table.modified()).isNull();
    assertThat(table.key()).isEmpty();
    assertThat(table.columns()).isEmpty();
    assertThat(table.fixed()).isEmpty();
    assertThat(table.where()).isNull();
    assertThat(table.deletes()).isFalse();
  }

  @Test
  void read_everyKey_isMapped() {
    ReadOptions options =
        options(
            Map.of(
                "url", "jdbc:h2:mem:shop",
                "user", "reader",
                "password", new Secret("pass"),
                "timezone", "Europe/Berlin",
                "margin", "2m",
                "compare", "12h",
                "page", "50",
                "deletes", "true",
                "tables",
                    List.of(
                        Map.of(
                            "from", "sales.orders",
                            "to", "dbo.Orders",
                            "modified", "updated_at",
                            "key", List.of("id"),
                            "columns", Map.of("id", "OrderID"),
                            "fixed", Map.of("CurrencyCode", "usd"),
                            "where", "id > 7"),
                        Map.of("from", "lines", "to", "dbo.OrderDetails", "deletes", "false"))));
    JdbcSettings settings = JdbcSettings.read(options);
    assertThat(options.mistakes()).isEmpty();
    assertThat(settings.user()).isEqualTo("reader");
    assertThat(settings.password()).isEqualTo(new Secret("pass"));
    assertThat(settings.zone()).isEqualTo(ZoneId.of("Europe/Berlin"));
    assertThat(settings.margin()).isEqualTo(Duration.ofMinutes(2));
    assertThat(settings.compare()).isEqualTo(Duration.ofHours(12));
    assertThat(settings.page()).isEqualTo(50);
    TableSetting table = settings.tables().get(0);
    assertThat(table.from()).isEqualTo("sales.orders");
    assertThat(table.to()).isEqualTo("dbo.Orders");
    assertThat(table.modified()).isEqualTo("updated_at");
    assertThat(table.key()).containsExactly("id");
    assertThat(table.columns()).isEqualTo(Map.of("id", "OrderID"));
    assertThat(table.fixed()).isEqualTo(Map.of("CurrencyCode", "usd"));
    assertThat(table.where()).isEqualTo("id > 7");
    assertThat(table.deletes()).isTrue();
    assertThat(settings.tables().get(1).deletes()).isFalse();
  }

  @Test
  void read_mistakes_areToldTogetherWithTheirPlaces() {
    assertThat(
            mistakes(
                Map.of(
                    "url",
                    "postgresql://host/shop",
                    "margins",
                    "1m",
                    "page",
                    "0",
                    "tables",
                    List.of(Map.of("from", "sales.orders", "deletes", "maybe")))))
        .containsExactlyInAnyOrder(
            "sources.legacy.margins: unknown key; did you mean margin?",
            "sources.legacy.url: must begin with jdbc:, such as jdbc:postgresql://host/database",
            "sources.legacy.page: must be a whole number of 1 or more, not 0",
            "sources.legacy.tables[1].to: is missing, such as dbo.Orders",
            "sources.legacy.tables[1].deletes: must be true or false, not maybe");
  }

  @Test
  void read_noTables_isAMistake() {
    assertThat(mistakes(Map.of("url", "jdbc:h2:mem:shop")))
        .containsExactly(
            "sources.legacy.tables: name at least one, such as"
                + " { from: sales.orders, to: dbo.Orders }");
  }
}
