package dev.waybill.sync.internal.exigo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.Mistake;
import dev.waybill.Secret;
import dev.waybill.sync.SourceSettings;
import dev.waybill.sync.Sync;
import dev.waybill.sync.internal.exigo.ExigoSettings.Access;
import dev.waybill.sync.internal.exigo.ExigoSettings.Pace;
import dev.waybill.sync.internal.exigo.ExigoSettings.Scope;
import dev.waybill.sync.internal.exigo.ExigoSettings.Spelling;
import dev.waybill.sync.spi.ReadOptions;
import java.net.URI;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ReadSettingsTest {
  private final Map<String, Object> options = new LinkedHashMap<>();

  private ExigoSettings read() {
    ReadOptions read = ReadOptions.at(List.of("sources", "exigo"), options);
    ExigoSettings settings = ReadSettings.read(read);
    assertThat(read.mistakes()).isEmpty();
    return settings;
  }

  private List<String> mistakes() {
    return Sync.check(new SourceSettings("exigo", "exigo", SourceSettings.DEFAULT_EVERY, options))
        .stream()
        .map(Mistake::message)
        .toList();
  }

  private void access() {
    options.put("company", "Acme");
    options.put("login", "api");
    options.put("password", new Secret("s"));
  }

  @Test
  void settings_defaults() {
    access();

    assertThat(read())
        .isEqualTo(
            new ExigoSettings(
                new Access(
                    "Acme", "api", new Secret("s"), URI.create("https://acme-api.exigo.com/3.0/")),
                new Pace(500, 10, 4, Duration.ofSeconds(60)),
                new Scope(
                    List.of(
                        "Customers",
                        "CustomerSites",
                        "CustomerAccounts",
                        "Orders",
                        "OrderDetails",
                        "Payments"),
                    null,
                    Duration.ofMinutes(10),
                    null),
                new Spelling(
                    Set.of(), Map.of("CustomerTypeID", Map.of(), "PayableTypeID", Map.of()))));
  }

  @Test
  void settings_everyKey_isRead() {
    access();
    options.put("url", "http://127.0.0.1:8088/3.0");
    options.put("timezone", "America/Denver");
    options.put("tables", List.of("payments", "Orders"));
    options.put("first_load_from", "2024-01-31");
    options.put("overlap", "15m");
    options.put("batch_size", "100");
    options.put("requests_per_second", "3");
    options.put("concurrency", "2");
    options.put("timeout", "20s");
    options.put("ignore", List.of("customerKey"));
    options.put("customer_types", Map.of("Preferred Customer", "2"));
    options.put("payable_types", Map.of("Gold", "101"));

    assertThat(read())
        .isEqualTo(
            new ExigoSettings(
                new Access(
                    "Acme", "api", new Secret("s"), URI.create("http://127.0.0.1:8088/3.0/")),
                new Pace(100, 3, 2, Duration.ofSeconds(20)),
                new Scope(
                    List.of("Orders", "Payments"),
                    ZoneId.of("America/Denver"),
                    Duration.ofMinutes(15),
                    LocalDate.of(2024, 1, 31)),
                new Spelling(
                    Set.of("customerkey"),
                    Map.of(
                        "CustomerTypeID", Map.of("preferredcustomer", 2L),
                        "PayableTypeID", Map.of("gold", 101L)))));
  }

  @Test
  void settings_thatAreMissing_areToldTogether() {
    assertThat(mistakes())
        .containsExactly(
            "sources.exigo.company: is missing, such as acme",
            "sources.exigo.login: is missing, such as api",
            "sources.exigo.password: is missing, such as \"${env:EXIGO_PASSWORD}\"");
  }

  @Test
  void settings_thatAreWrong_areToldTogether_withTheNearestKey() {
    options.put("batchsize", "7");
    options.put("company", "acme.com");
    options.put("login", "a:b");
    options.put("password", new Secret(""));
    options.put("url", "acme-api.exigo.com");
    options.put("timezone", "Chicago");
    options.put("tables", List.of("Order", "Nothing at all"));
    options.put("first_load_from", "1/1/2024");
    options.put("overlap", "soon");
    options.put("requests_per_second", "0");
    options.put("customer_types", Map.of("Gold", "one"));

    assertThat(mistakes())
        .containsExactly(
            "sources.exigo.batchsize: unknown key; did you mean batch_size?",
            "sources.exigo.company: must be letters, digits and hyphens, such as acme",
            "sources.exigo.login: must not hold a colon, by which HTTP splits it from the"
                + " password",
            "sources.exigo.password: is empty",
            "sources.exigo.url: must be an address such as https://sandboxapi1.exigo.com/3.0/,"
                + " without a login",
            "sources.exigo.requests_per_second: must be a whole number of 1 or more, not 0",
            "sources.exigo.timezone: 'Chicago' is no time zone; write one such as America/Chicago"
                + " or UTC",
            "sources.exigo.tables: there is no table Order; did you mean Orders?",
            "sources.exigo.tables: there is no table Nothing at all; known are Customers,"
                + " CustomerSites, CustomerAccounts, Orders, OrderDetails, Payments",
            "sources.exigo.overlap: 'soon' is no span of time; write days, hours, minutes or"
                + " seconds, such as 7d or 30s",
            "sources.exigo.first_load_from: must be a date such as 2024-01-31",
            "sources.exigo.customer_types: the number of Gold must be a whole number");
  }

  @Test
  void url_withALogin_isRefused_unshown() {
    access();
    options.put("url", "https://api:tops3cret@acme-api.exigo.com/3.0/");

    assertThat(mistakes()).hasSize(1).noneMatch(line -> line.contains("tops3cret"));
  }

  @Test
  void settings_neverShowThePassword() {
    access();
    options.put("password", "tops3cret");

    assertThat(read().toString()).doesNotContain("tops3cret");
  }
}
