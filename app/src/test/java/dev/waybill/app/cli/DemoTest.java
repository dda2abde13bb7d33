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

  /** First, next, the one before a late commit, the late one, since, and batch 2 again. */
  private static void assertBatches(String told) {
    assertThat(told).contains("from 2017-01-01 00:00:00 CST until ");
    List<String> orders = counts(told, "Orders");
    assertThat(orders).containsExactly("18", "6", "0", "1", orders.get(4), "6");
    assertThat(Integer.parseInt(orders.get(4).replace(",", ""))).isBetween(2_500, 3_002);
    assertThat(counts(told, "Deleted").subList(0, 4)).containsExactly("0", "1", "0", "0");
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
