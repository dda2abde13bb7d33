package dev.waybill.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.Batch;
import dev.waybill.Capability;
import dev.waybill.TableSettings;
import dev.waybill.contract.postgresql.PostgresServer;
import dev.waybill.contract.postgresql.PostgresUnderTest;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

/** Every type of column that a PostgreSQL table may hold freezes and shows unchanged. */
@ParameterizedClass
@ValueSource(strings = {"oldest", "newest"})
final class PostgresTypesTest extends Promise {
  PostgresTypesTest(String version) {
    super(new PostgresUnderTest(PostgresServer.shared(version)), Capability.NEXT);
  }

  /** A type and values of it, as SQL writes them. */
  private static final String[][] TYPES = {
    {"smallint", "-32768", "32767"},
    {"integer", "0"},
    {"bigint", "9223372036854775807"},
    {"numeric", "'NaN'", "123456789012345678901234567890.123456789", "-0.00001"},
    {"numeric(19,4)", "1.5000"},
    {"real", "'NaN'", "'Infinity'", "3.4028235e38"},
    {"double precision", "'-Infinity'", "4.9e-324", "0.1"},
    {"money", "'12.34'"},
    {"boolean", "true", "false"},
    {"char(5)", "'ab'"},
    {"varchar(20)", "''", "E'tab\\tnewline\\n'"},
    {"text", "'größe 表 😀 '", "repeat('long', 100000)"},
    {"\"char\"", "'x'"},
    {"name", "'a name'"},
    {"citext", "'MiXed'"},
    {"bytea", "'\\x00ff10'", "''"},
    {"date", "'2017-01-01'", "'infinity'", "'0044-03-15 BC'"},
    {"time", "'24:00:00'"},
    {"timetz", "'10:20:30.123456+02'"},
    {"timestamp", "'2017-01-01 10:20:30.123456'", "'-infinity'"},
    {"timestamptz", "'2017-01-01 10:20:30.123456+02'", "'infinity'"},
    {"interval", "'1 year 2 months 3 days 04:05:06.789'"},
    {"uuid", "'a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11'"},
    {"json", "'{\"b\" : 1,  \"a\":[ ]}'"},
    {"jsonb", "'{\"b\": 1}'", "'null'"},
    {"jsonpath", "'$.a'"},
    {"inet", "'192.168.0.1/24'", "'::1'"},
    {"cidr", "'10.0.0.0/8'"},
    {"macaddr", "'08:00:2b:01:02:03'"},
    {"macaddr8", "'08:00:2b:01:02:03:04:05'"},
    {"bit(5)", "b'10101'"},
    {"bit varying", "b'1'"},
    {"tsvector", "'a:1 fat:2A'"},
    {"tsquery", "'fat & rat'"},
    {"point", "'(1,2)'"},
    {"line", "'{1,2,3}'"},
    {"lseg", "'[(0,0),(1,1)]'"},
    {"box", "'(1,1),(0,0)'"},
    {"path", "'[(0,0),(1,1)]'"},
    {"polygon", "'((0,0),(1,1),(1,0))'"},
    {"circle", "'<(0,0),5>'"},
    {"int4range", "'[1,5)'", "'empty'"},
    {"numrange", "'(,5.5]'"},
    {"tstzrange", "'[2017-01-01 00:00+00,)'"},
    {"int8range", "'[-9223372036854775808,9223372036854775807)'"},
    {"tsrange", "'[2017-01-01 10:20:30.123456,2017-02-01)'"},
    {"daterange", "'[2017-01-01,)'"},
    {"int8multirange", "'{[1,3),[5,9223372036854775807)}'"},
    {"nummultirange", "'{[1.50,2.5],(7,)}'"},
    {"tsmultirange", "'{[2017-01-01 10:20,2017-02-01)}'"},
    {"tstzmultirange", "'{[2017-01-01 00:00+00,2017-02-01 00:00+00)}'"},
    {"int4multirange", "'{[1,3),[5,7)}'"},
    {"datemultirange", "'{}'", "'{[2017-01-01,2017-02-01),[2018-01-01,)}'"},
    {"integer[]", "'{1,NULL,3}'", "'{}'", "'[0:1]={1,2}'"},
    {"text[][]", "'{{a,b},{c,\"d,e\"}}'"},
    {"uuid[]", "'{a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11,NULL}'"},
    {"timestamptz[]", "'{2017-01-01 10:20:30.123456+02,infinity}'"},
    {"jsonb[]", "array['{\"b\": [1, null]}', 'null']::jsonb[]"},
    {"bytea[]", "array['\\x00ff', '']::bytea[]"},
    {"xml", "'<a b=\"1\">ü<c/></a>'"},
    {"types.moods", "'{fine,\"not so ok\"}'"},
    {"types.home", "'(\"Main St, 1\",12345)'"},
    {"types.home[]", "array[row('Main St', 1), row('Side St', 2)]::types.home[]"},
    {"types.mood", "'not so ok'"},
    {"types.mood[]", "'{\"not so ok\",fine}'"},
    {"types.positive", "5"},
    {"types.address", "'(\"Main St, 1\",12345)'"},
    {"types.address[]", "'{\"(a,1)\",\"(b,2)\"}'"},
    {"types.floatrange", "'[1.5,2.5)'"},
    {"oid", "42"},
    {"regclass", "'pg_class'"},
    {"xid8", "'42'"},
    {"pg_lsn", "'16/B374D848'"},
    {"pg_snapshot", "'10:20:10,14'"},
    {"hstore", "'a=>1, b=>NULL'"},
    {"ltree", "'top.middle'"},
    {"cube", "'(1,2,3)'"},
  };

  private static final String DEFINITIONS =
      """
      create extension if not exists citext;
      create extension if not exists hstore;
      create extension if not exists ltree;
      create extension if not exists cube;
      create schema types;
      create type types.mood as enum ('fine', 'not so ok');
      create domain types.positive as integer check (value > 0);
      create type types.address as (street text, zip int);
      create domain types.moods as types.mood[] check (cardinality(value) > 0);
      create domain types.home as types.address check ((value).zip > 0);
      create type types.floatrange as range (subtype = float8);
      """;

  @Test
  void everyType_freezesUnchanged() throws Exception {
    Shop shop = bare(TableSettings.named("types.everything"));
    shop.admin().script(DEFINITIONS);
    StringBuilder columns = new StringBuilder("id int primary key");
    for (int i = 0; i < TYPES.length; i++) {
      columns.append(", c").append(i).append(' ').append(TYPES[i][0]);
    }
    shop.admin().script("create table types.everything (" + columns + ")");
    shop.waybill().install();
    shop.refresh();
    int id = 0;
    shop.admin().script("insert into types.everything (id) values (0)");
    for (int i = 0; i < TYPES.length; i++) {
      for (int j = 1; j < TYPES[i].length; j++) {
        shop.admin()
            .script(
                "insert into types.everything (id, c"
                    + i
                    + ") values ("
                    + ++id
                    + ", "
                    + TYPES[i][j]
                    + ")");
      }
    }
    Batch batch = shop.refresh();
    assertThat(batch.rows()).isEqualTo(id + 1);
    assertThat(shop.view("queue", "everything")).isEqualTo(sortedRows(shop, "types.everything"));
    assertThat(declared(shop, "queue")).isEqualTo(declared(shop, "types"));
    assertThat(shop.stored("queue", batch, "everything")).hasSize(id + 1);
    shop.waybill().queue("queue").refresh("2017-01-01");
    assertThat(shop.view("queue", "everything")).isEqualTo(sortedRows(shop, "types.everything"));
  }

  private static List<String> declared(Shop shop, String schema) throws SQLException {
    return shop.admin()
        .rows(
            "select attname, format_type(atttypid, atttypmod) from pg_attribute where attrelid = (? || '.everything')::regclass"
                + " and attnum > 0 and not attisdropped order by attnum",
            schema);
  }

  private static List<String> sortedRows(Shop shop, String table) throws SQLException {
    return shop.admin().rows("select * from " + table).stream().sorted().toList();
  }

  @Test
  void keysOfManyTypes_workAndAreListed() throws Exception {
    List<String> types =
        List.of(
            "smallint",
            "bigint",
            "numeric",
            "text",
            "varchar(20)",
            "char(5)",
            "citext",
            "bytea",
            "date",
            "timestamp",
            "timestamptz",
            "uuid",
            "inet",
            "interval",
            "boolean",
            "types.mood",
            "types.positive",
            "int4range",
            "integer[]",
            "jsonb",
            "real",
            "double precision",
            "types.address");
    Shop shop =
        bare(
            types.stream()
                .map(type -> TableSettings.named("types.k" + types.indexOf(type)))
                .toArray(TableSettings[]::new));
    shop.admin().script(DEFINITIONS);
    List<String> values =
        List.of(
            "1",
            "1",
            "1.50",
            "'a\"b'",
            "'v'",
            "'ab'",
            "'MiXed'",
            "'\\xff00'",
            "'2017-01-01'",
            "'2017-01-01 10:20:30.123456'",
            "'2017-01-01 10:20:30+02'",
            "'a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11'",
            "'10.0.0.1'",
            "'1 day'",
            "true",
            "'not so ok'",
            "5",
            "'[1,5)'",
            "'{1,2}'",
            "'{\"a\": 1}'",
            "1.5",
            "0.1",
            "'(a,1)'");
    for (int i = 0; i < types.size(); i++) {
      shop.admin()
          .script(
              "create table types.k"
                  + i
                  + " (k "
                  + types.get(i)
                  + ", n int, v text, primary key (k, n))");
    }
    shop.waybill().install();
    for (int i = 0; i < types.size(); i++) {
      shop.admin().script("insert into types.k" + i + " values (" + values.get(i) + ", 1, 'x')");
    }
    shop.refresh();
    for (int i = 0; i < types.size(); i++) {
      assertThat(shop.view("queue", "k" + i))
          .as(types.get(i))
          .isEqualTo(sortedRows(shop, "types.k" + i));
      shop.admin().script("update types.k" + i + " set v = 'y'");
    }
    assertThat(shop.refresh().rows()).isEqualTo(types.size());
    for (int i = 0; i < types.size(); i++) {
      shop.admin().script("delete from types.k" + i);
    }
    assertThat(shop.refresh().counts()).containsEntry(Batch.DELETED, (long) types.size());
    assertThat(shop.admin().rows("select key->>'n' from queue.deleted"))
        .containsOnly("1")
        .hasSize(types.size());
    assertThat(shop.admin().rows("select key->>'k' from queue.deleted where tablename = 'k3'"))
        .containsExactly("a\"b");
  }

  @Test
  void generatedAndIdentityColumns_freezeUnchanged() throws Exception {
    Shop shop = bare(TableSettings.named("types.everything"));
    shop.admin().script(DEFINITIONS);
    shop.admin()
        .script(
            """
            create table types.everything (
              id bigint generated always as identity primary key,
              other int generated by default as identity,
              serial_ serial,
              net numeric(19,4) not null,
              gross numeric(19,4) generated always as (net * 1.2) stored,
              made timestamptz default now(),
              state types.mood default 'fine' not null,
              check (net > 0))
            """);
    shop.waybill().install();
    shop.admin().script("insert into types.everything (net) values (10), (20)");
    shop.refresh();
    assertThat(shop.view("queue", "everything")).isEqualTo(sortedRows(shop, "types.everything"));
    shop.admin().script("update types.everything set net = 30 where net = 10");
    shop.refresh();
    assertThat(shop.view("queue", "everything", "gross")).containsExactly("36.0000");
  }

  @Test
  void virtualGeneratedColumns_freezeTheirValues() throws Exception {
    Shop shop = bare(TableSettings.named("types.everything"));
    Assumptions.assumeTrue(
        shop.admin().number("select current_setting('server_version_num')::int") >= 180000);
    shop.admin().script("create schema types");
    shop.admin()
        .script(
            "create table types.everything (id int primary key, twice int generated always as (id * 2) virtual)");
    shop.waybill().install();
    shop.admin().script("insert into types.everything values (4)");
    shop.refresh();
    assertThat(shop.view("queue", "everything")).containsExactly("4|8");
  }

  @Test
  void fiveHundredColumns_freezeUnchanged() throws Exception {
    Shop shop = bare(TableSettings.named("types.everything"));
    shop.admin().script("create schema types");
    String columns =
        IntStream.range(0, 500)
            .mapToObj(i -> "column_number_" + i + " int default " + i)
            .collect(Collectors.joining(", "));
    shop.admin().script("create table types.everything (id int primary key, " + columns + ")");
    shop.waybill().install();
    shop.admin().script("insert into types.everything (id) select generate_series(1, 50)");
    Batch batch = shop.refresh();
    assertThat(batch.rows()).isEqualTo(50);
    assertThat(shop.view("queue", "everything")).isEqualTo(sortedRows(shop, "types.everything"));
    assertThat(shop.stored("queue", batch, "everything")).hasSize(50);
  }

  @Test
  void keyOfManyColumns_works() throws Exception {
    Shop shop = bare(TableSettings.named("types.everything"));
    shop.admin().script("create schema types");
    String columns =
        IntStream.range(0, 12).mapToObj(i -> "k" + i + " int").collect(Collectors.joining(", "));
    String key = IntStream.range(0, 12).mapToObj(i -> "k" + i).collect(Collectors.joining(", "));
    shop.admin()
        .script("create table types.everything (" + columns + ", primary key (" + key + "))");
    shop.waybill().install();
    shop.admin()
        .script(
            "insert into types.everything select "
                + "i, ".repeat(11)
                + "i from generate_series(1, 5) i");
    assertThat(shop.refresh().rows()).isEqualTo(5);
    shop.admin().script("delete from types.everything where k0 = 3");
    shop.refresh();
    assertThat(shop.admin().rows("select key->>'k11' from queue.deleted")).containsExactly("3");
  }

  @Test
  void toastedValues_surviveTheirSource() throws Exception {
    Shop shop = bare(TableSettings.named("types.everything"));
    shop.admin().script("create schema types");
    shop.admin().script("create table types.everything (id int primary key, big text)");
    shop.waybill().install();
    shop.admin()
        .script(
            "insert into types.everything select 1, string_agg(md5(i::text), '') from generate_series(1, 20000) i");
    shop.refresh();
    List<String> before = shop.view("queue", "everything", "md5(big)");
    shop.admin().script("delete from types.everything");
    shop.admin().script("vacuum types.everything");
    assertThat(shop.view("queue", "everything", "md5(big)")).isEqualTo(before);
  }
}
