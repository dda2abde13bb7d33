package dev.waybill.sync.internal.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.load.TargetTable.Kind;
import dev.waybill.sync.internal.jdbc.Query.Condition;
import dev.waybill.sync.internal.jdbc.Query.Parameter;
import java.sql.Types;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BuildQueryTest {
  private static final DbColumn AT = column("at");
  private static final DbColumn ID = column("id");
  private static final DbColumn LINE = column("line");
  private static final DbTable TABLE =
      new DbTable("sales.orders", "\"sales\".\"orders\"", List.of(AT, ID, LINE), List.of("id"));

  private static DbColumn column(String name) {
    return new DbColumn(name, '"' + name + '"', Kind.WHOLE_NUMBER, "int", Types.INTEGER, 10, 0);
  }

  private static List<Object> values(Condition condition) {
    return condition.parameters().stream().map(Parameter::value).toList();
  }

  @Test
  void after_whereRowsCompare_isOneComparison() {
    Condition after =
        new BuildQuery(Dialect.POSTGRESQL, TABLE).after(List.of(AT, ID), List.of(5, 7));
    assertThat(after.text()).isEqualTo("(\"at\", \"id\") > (?, ?)");
    assertThat(values(after)).containsExactly(5, 7);
  }

  @Test
  void after_elsewhere_isWrittenOutWithItsBeginning() {
    Condition after =
        new BuildQuery(Dialect.STANDARD, TABLE).after(List.of(AT, ID, LINE), List.of(5, 7, 9));
    assertThat(after.text())
        .isEqualTo(
            "\"at\" >= ? and (\"at\" > ? or \"at\" = ? and"
                + " (\"id\" > ? or \"id\" = ? and (\"line\" > ?)))");
    assertThat(values(after)).containsExactly(5, 5, 5, 7, 7, 9);
  }

  @Test
  void page_standard_asksForItsRowsInOrder() {
    Query query =
        new BuildQuery(Dialect.STANDARD, TABLE)
            .page(
                List.of(ID, AT),
                List.of(Condition.of("id > 3 or true"), BuildQuery.compared(AT, "<=", 8)),
                List.of(AT, ID),
                100);
    assertThat(query.sql().lines().skip(1))
        .containsExactly(
            "select \"id\", \"at\"",
            "from \"sales\".\"orders\"",
            "where (id > 3 or true) and (\"at\" <= ?)",
            "order by \"at\", \"id\"",
            "offset 0 rows fetch next 100 rows only");
    assertThat(query.parameters()).containsExactly(new Parameter(AT, 8));
  }

  @Test
  void page_mysqlWithoutConditions_hasALimit() {
    Query query = new BuildQuery(Dialect.MYSQL, TABLE).page(List.of(ID), List.of(), List.of(ID), 5);
    assertThat(query.sql().lines().skip(1).filter(line -> !line.isBlank()))
        .containsExactly(
            "select \"id\"", "from \"sales\".\"orders\"", "order by \"id\"", "limit 5");
  }

  @Test
  void among_keysOfTwoColumns_namesEachValueOnce() {
    List<Condition> among =
        BuildQuery.among(List.of(ID, LINE), List.of(List.of(1, 1), List.of(1, 2), List.of(2, 1)));
    assertThat(among)
        .extracting(Condition::text)
        .containsExactly("\"id\" in (?, ?)", "\"line\" in (?, ?)");
  }

  @Test
  void groups_manyKeys_holdFewParametersEach() {
    List<List<Object>> keys =
        IntStream.range(0, 1200).mapToObj(i -> List.<Object>of(i / 4, i % 4)).toList();
    List<List<List<Object>>> groups = BuildQuery.groups(keys, 100);
    assertThat(groups.stream().flatMap(List::stream)).containsExactlyElementsOf(keys);
    for (List<List<Object>> group : groups) {
      int parameters =
          BuildQuery.among(List.of(ID, LINE), group).stream()
              .mapToInt(condition -> condition.parameters().size())
              .sum();
      assertThat(parameters).isLessThanOrEqualTo(100);
    }
  }
}
