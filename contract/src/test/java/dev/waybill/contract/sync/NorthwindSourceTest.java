package dev.waybill.contract.sync;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.waybill.DatabaseSettings;
import dev.waybill.contract.postgresql.PostgresServer;
import dev.waybill.load.Loaded;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** The worked example of docs/sync-jdbc.md, as it stands there, on the real dump. */
final class NorthwindSourceTest {
  private static final String DUMP = "shared/data/northwind/northwind.sql";
  private static final String PAGE = "docs/sync-jdbc.md";

  private static Path above(String file) {
    Path at = Path.of("").toAbsolutePath();
    while (at != null && !Files.exists(at.resolve(file))) {
      at = at.getParent();
    }
    return at == null ? Path.of(file) : at.resolve(file);
  }

  private static String dump() throws IOException {
    String set = System.getProperty("waybill.northwind", "");
    Path file = set.isBlank() ? above(DUMP) : Path.of(set);
    Assumptions.assumeTrue(
        Files.exists(file), "No " + DUMP + " here or above; set -Dwaybill.northwind to run this.");
    // Written by an older pg_dump, whose setting of OIDs newer servers no longer know.
    return Files.readString(file).replaceAll("(?m)^SET default_with_oids.*$", "");
  }

  /** The first block of a language after the heading of the example. */
  private static String block(String language) throws IOException {
    String page = Files.readString(above(PAGE));
    Matcher block =
        Pattern.compile("(?s)```" + language + "[^\\n]*\\n(.*?)```")
            .matcher(page.substring(page.indexOf("## Northwind")));
    assertThat(block.find()).as("a block of " + language).isTrue();
    return String.valueOf(block.group(1));
  }

  /** The source's own keys, as the configuration file's reader hands them on. */
  private static Map<String, Object> options() throws IOException {
    Map<?, ?> file = new YAMLMapper().readValue(block("yaml"), Map.class);
    Map<String, Object> options = new LinkedHashMap<>();
    Map<?, ?> source = (Map<?, ?>) ((Map<?, ?>) file.get("sources")).get("northwind");
    source.forEach((key, value) -> options.put(String.valueOf(key), texts(value)));
    options.keySet().removeAll(List.of("type", "every", "url", "user", "password"));
    return options;
  }

  private static Object texts(Object value) {
    if (value instanceof Map<?, ?> map) {
      Map<Object, Object> copy = new LinkedHashMap<>();
      map.forEach((key, held) -> copy.put(String.valueOf(key), texts(held)));
      return copy;
    }
    return value instanceof List<?> list
        ? list.stream().map(NorthwindSourceTest::texts).toList()
        : String.valueOf(value);
  }

  @Test
  void example_ofTheDocumentation_loadsNorthwind() throws Exception {
    String dump = dump();
    PostgresServer server = PostgresServer.shared("newest");
    DatabaseSettings from = server.freshDatabase();
    try (Legacy legacy = Legacy.builtIn(from, server.freshDatabase())) {
      legacy.source().script(dump);
      // The dump leaves no schema to look names up in.
      legacy.source().run("set search_path = public");
      legacy.source().script(block("sql"));
      options().forEach(legacy::with);
      Loaded first = legacy.pass();
      assertThat(first.tables())
          .extracting(Loaded.Table::table, Loaded.Table::inserted, Loaded.Table::rejected)
          .containsExactly(
              org.assertj.core.groups.Tuple.tuple("dbo.Customers", 91L, 0L),
              org.assertj.core.groups.Tuple.tuple("dbo.Orders", 830L, 0L),
              org.assertj.core.groups.Tuple.tuple("dbo.OrderDetails", 2155L, 0L));
      assertThat(
              legacy
                  .target()
                  .rows(
                      "select c.Company, o.ShippedDate::date, o.OrderStatusID,"
                          + " d.ItemDescription, d.PriceTotal from dbo.Orders o join"
                          + " dbo.Customers c on c.CustomerID = o.CustomerID join"
                          + " dbo.OrderDetails d on d.OrderID = o.OrderID where"
                          + " o.OrderID = 10248 order by d.OrderLine"))
          .containsExactly(
              "Vins et alcools Chevalier|1996-07-16|9|Queso Cabrales|168.0000",
              "Vins et alcools Chevalier|1996-07-16|9|Singaporean Hokkien Fried Mee|98.0000",
              "Vins et alcools Chevalier|1996-07-16|9|Mozzarella di Giovanni|174.0000");
      legacy
          .source()
          .run("update public.orders set shipped_date = '1998-05-07' where order_id = 11077");
      legacy
          .source()
          .run("delete from public.order_details where order_id = 11077 and product_id = 2");
      Loaded compared = legacy.compare();
      assertThat(compared.total().updated()).isEqualTo(1);
      assertThat(compared.total().deleted()).isEqualTo(1);
      assertThat(compared.total().inserted() + compared.total().unchanged()).isZero();
    }
  }
}
