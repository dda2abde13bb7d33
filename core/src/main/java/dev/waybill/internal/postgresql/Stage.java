package dev.waybill.internal.postgresql;

import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The table of this session in which rows stand on their way to a target. Made when it is needed
 * first. Not thread-safe.
 */
final class Stage {
  private final PgLoadSession session;
  private final PgTarget target;
  private @Nullable String name;

  /** In this transaction, so that a rollback takes it back. */
  private boolean isNew;

  private boolean isFilled;

  Stage(PgLoadSession session, PgTarget target) {
    this.session = session;
    this.target = target;
  }

  /** Puts rows there, and nothing else; its name. */
  String fill(List<PgColumn> columns, EncodeTuples tuples, int count, IntPredicate chosen)
      throws SQLException {
    String stage = name == null ? create() : name;
    if (isFilled) {
      Sql.run(session.connection(), Sql.FILES.render("load_clear", values(stage)));
    }
    isFilled = true;
    session
        .copy()
        .send(
            Sql.FILES.render(
                "load_copy",
                Map.of(
                    "plainName", plainName(),
                    "into", "pg_temp." + Sql.name(stage),
                    "columns",
                        columns.stream().map(PgColumn::name).collect(Collectors.joining(", ")))),
            tuples,
            count,
            chosen);
    return Sql.name(stage);
  }

  private String create() throws SQLException {
    String stage = session.nextStage();
    Sql.run(session.connection(), Sql.FILES.render("load_stage", values(stage)));
    name = stage;
    isNew = true;
    return stage;
  }

  private Map<String, Object> values(String stage) {
    return Map.of(
        "plainName",
        plainName(),
        "stage",
        Sql.name(stage),
        "table",
        target.sqlName(),
        "columns",
        target.columns().stream()
            .map(column -> column.readFrom("t"))
            .collect(Collectors.joining(", ")));
  }

  private String plainName() {
    return target.name().toString().replaceAll("\\R", " ");
  }

  /** It stays, empty. */
  void committed() {
    isNew = false;
    isFilled = false;
  }

  /** What emptied it may be undone too: it is emptied again before its next use. */
  void rolledBack() {
    if (isNew) {
      name = null;
    }
    isFilled = name != null;
    isNew = false;
  }
}
