package dev.waybill.app.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.waybill.Config;
import dev.waybill.DatabaseSettings;
import dev.waybill.ErrorCode;
import dev.waybill.Mistake;
import dev.waybill.Secret;
import dev.waybill.WaybillException;
import dev.waybill.sync.SourceSettings;
import dev.waybill.sync.spi.ReadOptions;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReadSourcesTest {
  private static final String ALL =
      """
      sources:
        exigo: { type: exigo, login: api, password: "${env:API_PASSWORD}", every: 45s, page: 100 }
        legacy:
          type: jdbc
          every: 5m
          url: jdbc:postgresql://${env:HOST}/old
          tables:
            - from: sales.orders
              to: dbo.Orders
              columns: { id: OrderID, no: [a, b] }
            - from: sales.lines
          nothing:
      """;

  @TempDir private Path folder;

  private ResolveReference references() {
    return new ResolveReference(Map.of("API_PASSWORD", "s3cret", "HOST", "old.host")::get, folder);
  }

  private Settings read(String text) {
    return ReadConfig.readWithSources("waybill.yaml", text, references(), ReadSourcesTest::check);
  }

  /** What a type would say of its keys. */
  private static List<Mistake> check(SourceSettings source) {
    ReadOptions options = ReadOptions.at(List.of("sources", source.name()), source.options());
    if (source.type().equals("strict")) {
      options.allow("company", "password", "tables", "limit");
      options.required("company", "acme");
      options.required("password", "${env:API_PASSWORD}");
      options.positive("limit", 1);
      if (options.text("password").orElse("").isEmpty()) {
        options.mistake("password", "must not be empty");
      }
      for (ReadOptions table : options.each("tables")) {
        table.allow("from", "to");
        table.required("to", "dbo.Orders");
      }
    }
    return options.mistakes();
  }

  private List<String> mistakes(String text) {
    WaybillException thrown = catchThrowableOfType(WaybillException.class, () -> read(text));
    assertThat(thrown.code()).isEqualTo(ErrorCode.CONFIGURATION);
    return String.valueOf(thrown.getMessage()).lines().toList();
  }

  @Test
  void read_noSources_isNone() {
    assertThat(read("").sources()).isEmpty();
    assertThat(read("sources:").sources()).isEmpty();
    assertThat(read("").config()).isEqualTo(Config.builtIn(DatabaseSettings.embedded()));
    assertThat(read("").folder()).isEqualTo(folder);
  }

  @Test
  void read_defaultsOfASource() {
    assertThat(read("sources: { inbox: { type: files } }").sources())
        .containsExactly(new SourceSettings("inbox", "files", Duration.ofSeconds(30), Map.of()));
  }

  @Test
  void read_everyKey_isKeptAsItStands() {
    List<SourceSettings> sources = read(ALL).sources();

    assertThat(sources)
        .containsExactly(
            new SourceSettings(
                "exigo",
                "exigo",
                Duration.ofSeconds(45),
                Map.of("login", "api", "password", new Secret("s3cret"), "page", "100")),
            new SourceSettings(
                "legacy",
                "jdbc",
                Duration.ofMinutes(5),
                Map.of(
                    "url",
                    new Secret("jdbc:postgresql://old.host/old"),
                    "tables",
                    List.of(
                        Map.of(
                            "from",
                            "sales.orders",
                            "to",
                            "dbo.Orders",
                            "columns",
                            Map.of("id", "OrderID", "no", List.of("a", "b"))),
                        Map.of("from", "sales.lines")))));
    assertThat(sources.get(1).options().keySet()).containsExactly("url", "tables");
  }

  @Test
  void read_secretsAndWhatMayBeOne_areNotPrinted() {
    assertThat(read(ALL).toString()).doesNotContain("s3cret").doesNotContain("old.host");
    assertThat(read("sources: { x: { type: t, password: hunter2 } }").toString())
        .contains("password")
        .doesNotContain("hunter2");
  }

  @Test
  void read_manyMistakes_tellsThoseOfTheFileAndOfTheTypesTogether() {
    assertThat(
            mistakes(
                """
                sources:
                  first: { every: 5m }
                  second: { type: strict, every: soon, pasword: x, limit: 0 }
                  third:
                    type: strict
                    company: acme
                    password: ${env:NOBODY}
                    tables:
                      - { from: a, to: b }
                      - { from: c, too: d }
                  fourth: text
                  a b: { type: strict, company: acme, password: x }
                timezone: Mars
                """))
        .containsExactly(
            "waybill.yaml:2:3: sources.first.type: is missing, such as exigo",
            "waybill.yaml:3:3: sources.second.company: is missing, such as acme",
            "waybill.yaml:3:3: sources.second.password: is missing, such as ${env:API_PASSWORD}",
            "waybill.yaml:3:3: sources.second.password: must not be empty",
            "waybill.yaml:3:34: sources.second.every: 'soon' is no span of time; write days, hours,"
                + " minutes or seconds, such as 7d or 30s",
            "waybill.yaml:3:49: sources.second.pasword: unknown key; did you mean password?",
            "waybill.yaml:3:59: sources.second.limit: must be a whole number of 1 or more, not 0",
            "waybill.yaml:7:15: sources.third.password: the environment variable NOBODY is not set",
            "waybill.yaml:10:9: sources.third.tables[2].to: is missing, such as dbo.Orders",
            "waybill.yaml:10:25: sources.third.tables[2].too: unknown key; did you mean to?",
            "waybill.yaml:11:3: sources.fourth.type: is missing, such as exigo",
            "waybill.yaml:11:11: sources.fourth: must hold keys",
            "waybill.yaml:12:3: sources: 'a b' is no name for a source; use at most 60 letters,"
                + " digits, and _ - . between them, such as exigo",
            "waybill.yaml:13:11: timezone: 'Mars' is no time zone; write one such as"
                + " America/Chicago or UTC");
  }

  /** A command that needs no source runs where a source's secret is not at hand. */
  @Test
  void read_withoutSources_isSilentOnThem() {
    Settings settings =
        ReadConfig.read(
            "waybill.yaml",
            "sources: { x: { type: strict, password: '${env:NOBODY}' }, y: 3 }\ntimezone: UTC",
            references());

    assertThat(settings.sources()).extracting(SourceSettings::name).containsExactly("x");
    assertThat(settings.config().timezone()).isNotNull();
  }
}
