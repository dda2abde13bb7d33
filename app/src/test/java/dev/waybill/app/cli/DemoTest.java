package dev.waybill.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.contract.postgresql.PostgresServer;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoTest {
  private static final Pattern COUNT = Pattern.compile("(?i)queue\\.(Orders|Deleted) +([\\d,]+)");

  @TempDir private Path folder;

  @Test
  void demo_onEmbeddedH2() {
    String database = folder.resolve("demo").toString();

    String told = CommandRun.of("demo", "--database", database).succeeds().out();

    assertThat(told)
        .contains("exec queue.refresh", "exec queue.Refresh '1/1/2017'", "exec queue.recall 2");
    assertBatches(told);
    CommandRun.of("demo", "--database", database).failsWith(5, "wants an empty database");
  }

  @Test
  void demo_onPostgresql() {
    String url = PostgresServer.shared("newest").freshDatabase().url() + "?user=postgres";

    String told = CommandRun.of("demo", "--database", url).succeeds().out();

    assertThat(told).contains("call queue.refresh()", "call queue.recall(2)");
    assertBatches(told);
    CommandRun.of("demo", "--database", url).failsWith(5, "wants an empty database");
  }

  /**
   * First, next, what comes again, the one before a late commit, the late one, since, and batch 2
   * again.
   */
  private static void assertBatches(String told) {
    assertThat(told).contains("from 2017-01-01 00:00:00 CST until ");
    List<String> orders = counts(told, "Orders");
    assertThat(orders).hasSize(7);
    assertThat(number(orders, 0)).isBetween(50, 200);
    assertThat(number(orders, 1)).isBetween(15, 25);
    assertThat(orders.subList(2, 5)).containsExactly("0", "0", "1");
    assertThat(number(orders, 5)).isBetween(2_500, 3_020);
    assertThat(orders.get(6)).isEqualTo(orders.get(1));
    assertThat(counts(told, "Deleted").get(0)).isEqualTo("0");
    assertThat(number(counts(told, "Deleted"), 1)).isPositive();
  }

  private static int number(List<String> counts, int at) {
    return Integer.parseInt(counts.get(at).replace(",", ""));
  }

  private static List<String> counts(String told, String table) {
    return COUNT
        .matcher(told)
        .results()
        .filter(match -> match.group(1).equalsIgnoreCase(table))
        .map((MatchResult match) -> match.group(2))
        .toList();
  }
}
