package dev.waybill.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SplitSqlTest {
  private static List<String> texts(String script) {
    return SplitSql.split(script).all().stream().map(SplitSql.Statement::text).toList();
  }

  @Test
  void split_atSemicolons_lastOneOptional() {
    assertThat(texts("select 1; select 2 ;\n\n;select 3"))
        .containsExactly("select 1", "select 2", "select 3");
  }

  @Test
  void split_leavesQuotesCommentsAndDollarQuotesAlone() {
    assertThat(texts("select ';', \"a;b\", 'it''s;'; select 2"))
        .containsExactly("select ';', \"a;b\", 'it''s;'", "select 2");
    assertThat(texts("select 1 -- not; here\n; /* nor /* ; */ ; */ select 2"))
        .containsExactly("select 1 -- not; here", "/* nor /* ; */ ; */ select 2");
    assertThat(texts("do $body$ begin; end $body$; select $$;$$; select a$b$ from t; select $1;"))
        .containsExactly(
            "do $body$ begin; end $body$", "select $$;$$", "select a$b$ from t", "select $1");
    assertThat(texts("select E'it\\'s;'; select e'\\\\'; select 'a\\'; select 4"))
        .containsExactly("select E'it\\'s;'", "select e'\\\\'", "select 'a\\'", "select 4");
  }

  @Test
  void split_unclosed_isTheRest() {
    assertThat(SplitSql.split("select 1; select 'open; ").rest().text()).isEqualTo("select 'open;");
    assertThat(SplitSql.split("select $$ open;").statements()).isEmpty();
  }

  @Test
  void split_tellsTheLine() {
    assertThat(SplitSql.split("select 1;\n\n  select\n2;\n-- end\nselect 3").all())
        .extracting(SplitSql.Statement::line)
        .containsExactly(1, 3, 5);
  }

  @Test
  void isBlank_blanksAndComments() {
    assertThat(SplitSql.isBlank(" \n-- nothing\n/* here */ ")).isTrue();
    assertThat(SplitSql.isBlank("-- x\n1")).isFalse();
  }
}
