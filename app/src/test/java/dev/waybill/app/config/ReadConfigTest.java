package dev.waybill.app.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.waybill.Config;
import dev.waybill.DatabaseSettings;
import dev.waybill.ErrorCode;
import dev.waybill.QueueSettings;
import dev.waybill.Secret;
import dev.waybill.TableSettings;
import dev.waybill.WaybillException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReadConfigTest {
  @TempDir private Path folder;

  private Config read(String text) {
    ResolveReference references =
        new ResolveReference(Map.of("DB_PASSWORD", "s3cret")::get, folder);
    return ReadConfig.read("waybill.yaml", text, references).config();
  }

  private List<String> mistakes(String text) {
    WaybillException thrown = catchThrowableOfType(WaybillException.class, () -> read(text));
    assertThat(thrown.code()).isEqualTo(ErrorCode.CONFIGURATION);
    return String.valueOf(thrown.getMessage()).lines().toList();
  }

  @Test
  void read_empty_isAllDefaults() {
    Config config = read("");

    assertThat(config).isEqualTo(Config.builtIn(DatabaseSettings.embedded()));
    assertThat(config.database())
        .isEqualTo(new DatabaseSettings("jdbc:h2:file:./waybill-data/waybill", null, null));
    assertThat(config.usesBuiltInModel()).isTrue();
    assertThat(config.timezone()).isNull();
    assertThat(config.queues())
        .containsExactly(
            new QueueSettings(
                "queue",
                false,
                10,
                Duration.ofHours(24),
                Duration.ofDays(7),
                List.of(),
                List.of()));
  }

  @Test
  void read_defaultsOfATableAndAQueue() {
    Config config = read("tables: [public.orders]\nqueues: { shipping: }");

    assertThat(config.tables()).containsExactly(TableSettings.named("public.orders"));
    assertThat(config.queues()).containsExactly(QueueSettings.named("shipping"));
  }

  @Test
  void read_everyKey_isMapped() {
    Config config =
        read(
            """
            database:
              url: jdbc:postgresql://127.0.0.1:5432/shop
              user: shop
              password: ${env:DB_PASSWORD}
            tables:
              - name: public.customers
              - name: public.orders
                modified: updated_at
                refers:
                  - public.customers
                  - { table: public.agents, columns: [agent_id] }
                key: [order_no, year]
                as: sales
                exclude: [card_number]
              - name: public.order_details
                parent: public.orders
              - name: public.parcels
                parent: { table: public.orders, columns: [order_no, order_year] }
            queues:
              queue: {}
              shipping:
                documents: true
                keep: 20
                first: 7d
                stale_after: 36h
                tables: [public.orders, public.order_details]
                readers: [shipping_app, reports]
            timezone: Europe/Berlin
            """);

    assertThat(config.database())
        .isEqualTo(
            new DatabaseSettings(
                "jdbc:postgresql://127.0.0.1:5432/shop", "shop", new Secret("s3cret")));
    assertThat(config.tables())
        .containsExactly(
            TableSettings.named("public.customers"),
            new TableSettings(
                "public.orders",
                "updated_at",
                null,
                List.of(
                    TableSettings.Link.to("public.customers"),
                    new TableSettings.Link("public.agents", List.of("agent_id"))),
                List.of("order_no", "year"),
                "sales",
                List.of("card_number")),
            TableSettings.named("public.order_details")
                .withParent(TableSettings.Link.to("public.orders")),
            TableSettings.named("public.parcels")
                .withParent(
                    new TableSettings.Link("public.orders", List.of("order_no", "order_year"))));
    assertThat(config.queues())
        .containsExactly(
            QueueSettings.named("queue"),
            new QueueSettings(
                "shipping",
                true,
                20,
                Duration.ofDays(7),
                Duration.ofHours(36),
                List.of("public.orders", "public.order_details"),
                List.of("shipping_app", "reports")));
    assertThat(config.timezone()).isEqualTo(ZoneId.of("Europe/Berlin"));
  }

  @Test
  void read_schedules_areThoseOfTheService() {
    ResolveReference references = new ResolveReference(name -> null, folder);
    Schedules schedules =
        ReadConfig.read(
                "waybill.yaml",
                """
                queues:
                  queue: {}
                  shipping: { every: 15m }
                  accounting: { cron: "0 */15 * * * *" }
                  billing: { cron: 0 30 6 1 * MON-FRI }
                """,
                references)
            .schedules();

    assertThat(schedules.queues())
        .containsExactly(
            Map.entry("shipping", new When.Every(Duration.ofMinutes(15))),
            Map.entry("accounting", new When.Cron("0 */15 * * * *")),
            Map.entry("billing", new When.Cron("0 30 6 1 * MON-FRI")));
  }

  @Test
  void read_schedulesThatAreNone_areMistakes() {
    assertThat(
            mistakes(
                """
                queues:
                  both: { every: 15m, cron: "0 0 6 * * *" }
                  soon: { every: soon }
                  unix: { cron: "*/15 * * * *" }
                  odd: { cron: "0 99 * * * *" }
                  never: { cron: "-" }
                  list: { cron: [a] }
                """))
        .containsExactly(
            "waybill.yaml:2:29: queues.both.cron: stands beside every; one of the two is enough",
            "waybill.yaml:3:18: queues.soon.every: 'soon' is no span of time; write days, hours,"
                + " minutes or seconds, such as 7d or 30s",
            "waybill.yaml:4:17: queues.unix.cron: '*/15 * * * *' is no cron expression; write"
                + " second, minute, hour, day, month and weekday, such as 0 */15 * * * *",
            "waybill.yaml:5:16: queues.odd.cron: '0 99 * * * *' is no cron expression; write"
                + " second, minute, hour, day, month and weekday, such as 0 */15 * * * *",
            "waybill.yaml:6:18: queues.never.cron: '-' is no cron expression; write second, minute,"
                + " hour, day, month and weekday, such as 0 */15 * * * *",
            "waybill.yaml:7:17: queues.list.cron: must be a single value");
  }

  @Test
  void read_singleTextInPlaceOfAList_isThatOne() {
    Config config = read("tables: [{ name: a.b, key: id, refers: a.c, exclude: note }]");

    TableSettings table = config.tables().get(0);
    assertThat(table.key()).containsExactly("id");
    assertThat(table.refers()).containsExactly(TableSettings.Link.to("a.c"));
    assertThat(table.exclude()).containsExactly("note");
  }

  @Test
  void read_manyMistakes_tellsAllWithTheirPlaces() {
    assertThat(
            mistakes(
                """
                database:
                  urll: jdbc:h2:mem:x
                tables:
                  - nam: public.orders
                  - name: [a, b]
                queues:
                  shipping: { documents: yes please, keep: 0, first: soon }
                timezone: Mars/Olympus
                quues: {}
                """))
        .containsExactly(
            "waybill.yaml:2:3: database.urll: unknown key; did you mean url?",
            "waybill.yaml:2:3: database.url: is missing, such as"
                + " jdbc:postgresql://127.0.0.1:5432/shop",
            "waybill.yaml:4:5: tables[1].nam: unknown key; did you mean name?",
            "waybill.yaml:4:5: tables[1].name: is missing, such as public.orders",
            "waybill.yaml:5:11: tables[2].name: must be a single value",
            "waybill.yaml:7:26: queues.shipping.documents: must be true or false, not yes please",
            "waybill.yaml:7:44: queues.shipping.keep: must be a whole number of 1 or more, not 0",
            "waybill.yaml:7:54: queues.shipping.first: 'soon' is no span of time; write days, hours,"
                + " minutes or seconds, such as 7d or 30s",
            "waybill.yaml:8:11: timezone: 'Mars/Olympus' is no time zone; write one such as"
                + " America/Chicago or UTC",
            "waybill.yaml:9:1: quues: unknown key; did you mean queues?");
  }

  @Test
  void read_keyLikeNoOther_namesAllKnown() {
    assertThat(mistakes("banana: 1"))
        .containsExactly(
            "waybill.yaml:1:1: banana: unknown key; known are database, tables, queues, sources,"
                + " timezone");
  }

  @Test
  void read_noYaml_tellsWhere() {
    assertThat(mistakes("database:\n  url: 'unclosed\n"))
        .singleElement()
        .asString()
        .startsWith("waybill.yaml:")
        .contains("not YAML: ");
  }

  @Test
  void read_tabAsIndentation_tellsTheProblemAndItsPlace() {
    assertThat(mistakes("database:\n\turl: x\n"))
        .singleElement()
        .asString()
        .startsWith("waybill.yaml:2:1: not YAML: found character")
        .contains("TAB");
    assertThat(mistakes("database:\n  url: 'unclosed\n"))
        .containsExactly("waybill.yaml:3:1: not YAML: found unexpected end of stream");
  }

  @Test
  void read_keyWithoutColumns_isAMistakeBesideTheOthers() {
    assertThat(mistakes("tables: [{ name: a.b, key: [] }]\ntimezone: Mars"))
        .satisfiesExactly(
            line ->
                assertThat(line)
                    .startsWith("waybill.yaml:1:28: tables[1].key: must name a column or more"),
            line -> assertThat(line).startsWith("waybill.yaml:2:11: timezone:"));
  }

  @Test
  void read_keyTwiceAliasAndSecondDocument_areMistakes() {
    assertThat(mistakes("timezone: &z UTC\ntimezone: UTC\ntables: *z\n---\nx: 1"))
        .containsExactly(
            "waybill.yaml:2:1: timezone: is there twice",
            "waybill.yaml:3:9: *z: aliases are not supported; write it out",
            "waybill.yaml:5:1: a second document; one file holds one");
  }

  @Test
  void read_textWhereKeysBelong_isAMistake() {
    assertThat(mistakes("just text")).containsExactly("waybill.yaml:1:1: the file: must hold keys");
    assertThat(mistakes("database: jdbc:h2:mem:x"))
        .contains("waybill.yaml:1:11: database: must hold keys");
  }

  @Test
  void read_references_areReplacedFromEnvironmentAndFile() throws IOException {
    Files.writeString(folder.resolve("password"), "from-file\n");

    Config config =
        read(
            """
            database:
              url: jdbc:postgresql://127.0.0.1/shop?options=${env:DB_PASSWORD}
              password: ${file:password}
            """);

    assertThat(config.database().url()).endsWith("options=s3cret");
    assertThat(config.database().password()).isEqualTo(new Secret("from-file"));
  }

  @Test
  void read_referencesThatLeadNowhere_areMistakes() {
    assertThat(
            mistakes(
                """
                database:
                  url: ${vault:shop}
                  user: ${env:NOBODY}
                  password: ${file:nothing}
                """))
        .containsExactly(
            "waybill.yaml:2:8: database.url: ${vault:shop} is no reference; use ${env:NAME} or"
                + " ${file:PATH}",
            "waybill.yaml:3:9: database.user: the environment variable NOBODY is not set",
            "waybill.yaml:4:13: database.password: the file nothing cannot be read");
  }

  @Test
  void read_password_isMaskedWhereverPrinted() {
    assertThat(read("database: { url: 'jdbc:h2:mem:x', password: hunter2 }").toString())
        .contains("***")
        .doesNotContain("hunter2");
  }

  @Test
  void template_isReadAndChangesNothing() {
    assertThat(read(ConfigFile.template())).isEqualTo(read(""));
  }

  /** What the template shows behind its comment marks is right, too. */
  @Test
  void template_uncommented_isRead() {
    String all =
        ConfigFile.template()
            .replaceAll("(?m)^# (tables:|queues:|sources:|timezone:.*|  .*)$", "$1")
            .replaceAll("(?m)^  # (user|password)", "  $1")
            .replace("PGPASSWORD", "DB_PASSWORD");

    Config config = read(all);

    assertThat(all).contains("\nsources:\n  exigo:\n    type: exigo");
    assertThat(config.tables()).hasSize(3);
    assertThat(config.queues()).hasSize(3);
    assertThat(config.timezone()).isEqualTo(ZoneId.of("America/Chicago"));
  }
}
