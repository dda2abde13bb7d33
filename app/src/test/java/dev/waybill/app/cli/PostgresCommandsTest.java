package dev.waybill.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.DatabaseSettings;
import dev.waybill.contract.postgresql.PostgresServer;
import java.io.IOException;
import java.nio.file.Files;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PostgresCommandsTest extends CommandsContract {
  @Override
  DatabaseSettings fresh() {
    return PostgresServer.shared("newest").freshDatabase();
  }

  @Override
  String call(String procedure, String argument) {
    return "call " + procedure + "(" + argument + ")";
  }

  @Test
  void unreachable_isOneLineWithExitCode4() throws IOException {
    PostgresServer server = PostgresServer.shared("newest");
    server.execute("create role guarded login password 'right'");

    configure(new DatabaseSettings("jdbc:postgresql://127.0.0.1:1/shop", null, null), "");
    waybill("status").failsWith(4, "127.0.0.1:1/shop");
    configure(server.settings("no_such_database"), "");
    waybill("status").failsWith(4, "no_such_database");
    Files.writeString(
        folder.resolve("waybill.yaml"),
        "database: { url: '" + server.url("postgres") + "', user: guarded, password: wrong }");
    waybill("status").failsWith(4, "password");
    assertThat(waybill("status").err()).doesNotContain("wrong");
  }

  @Test
  void sql_showsTypesOfPostgresql() {
    assertThat(
            waybill(
                    "sql",
                    "select '\\x00ff'::bytea b, '{1,2}'::int[] a, '{\"k\": 1}'::jsonb j,"
                        + " '2017-01-01 00:00Z'::timestamptz is not null t, null::text n",
                    "--format",
                    "json")
                .succeeds()
                .out())
        .contains("{\"b\":\"0x00ff\",\"a\":\"{1,2}\",\"j\":{\"k\": 1},\"t\":true,\"n\":null}");
  }

  private void connectAs(String role, DatabaseSettings settings) throws IOException {
    Files.writeString(
        folder.resolve("waybill.yaml"),
        "database: { url: '" + settings.url() + "', user: " + role + ", password: fine }");
  }

  @Test
  void refresh_consumerWithRightsOnItsQueueAlone_isQuiet() throws IOException {
    DatabaseSettings settings = fresh();
    PostgresServer.shared("newest").execute("create role consumer login password 'fine'");
    configure(settings, "queues: { queue: { readers: [consumer] } }\n");
    waybill("install").succeeds();

    connectAs("consumer", settings);

    assertThat(waybill("refresh").succeeds().err()).isEmpty();
  }

  @Test
  void install_withoutTheRightToCreateSchemas_tellsTheGrant() throws IOException {
    DatabaseSettings settings = fresh();
    PostgresServer.shared("newest").execute("create role poor login password 'fine'");
    connectAs("poor", settings);

    waybill("install").failsWith(5, "grant create on database ");
    assertThat(waybill("install").err()).contains(" to poor");
  }

  @Test
  void install_ofATableWithTooManyColumns_namesTheTable() throws IOException {
    DatabaseSettings settings = fresh();
    String columns =
        IntStream.range(0, 1600)
            .mapToObj(i -> "c" + i + (i == 0 ? " int primary key" : " bool"))
            .collect(Collectors.joining(", "));
    configure(settings, "");
    waybill("sql", "create table public.wide (" + columns + ")").succeeds();
    configure(settings, "tables: [public.wide]\n");

    waybill("install").failsWith(3, "public.wide has 1600 columns");
  }
}
