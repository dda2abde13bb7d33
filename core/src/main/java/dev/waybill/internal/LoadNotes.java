package dev.waybill.internal;

import dev.waybill.load.Loaded;
import dev.waybill.load.PassEnd;
import dev.waybill.load.Reject;
import dev.waybill.load.Rejected;
import dev.waybill.load.SourceState;
import dev.waybill.load.Watermark;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the database keeps of sources and of records that are set aside, by SQL files that every
 * pack has. Not thread-safe; commits nothing.
 */
public final class LoadNotes {
  private final Connection connection;
  private final SqlTemplates files;

  public LoadNotes(Connection connection, SqlTemplates files) {
    this.connection = connection;
    this.files = files;
  }

  private interface Reading<T> {
    T read(ResultSet row) throws SQLException;
  }

  /** H2 minds comments before a statement. */
  private PreparedStatement prepare(String file, @Nullable Object... parameters)
      throws SQLException {
    String sql = files.text(file);
    int start = 0;
    while (sql.startsWith("--", start)) {
      start = sql.indexOf('\n', start) + 1;
    }
    PreparedStatement statement = connection.prepareStatement(sql.substring(start));
    set(statement, parameters);
    return statement;
  }

  private static void set(PreparedStatement statement, @Nullable Object... parameters)
      throws SQLException {
    for (int i = 0; i < parameters.length; i++) {
      Object value = parameters[i];
      if (value instanceof Instant instant) {
        statement.setObject(i + 1, instant.atOffset(ZoneOffset.UTC));
      } else if (value instanceof Long number) {
        statement.setLong(i + 1, number);
      } else if (value instanceof String text) {
        statement.setString(i + 1, text);
      } else {
        statement.setObject(i + 1, value);
      }
    }
  }

  private <T> List<T> list(String file, Reading<T> reading, @Nullable Object... parameters)
      throws SQLException {
    try (PreparedStatement statement = prepare(file, parameters);
        ResultSet rows = statement.executeQuery()) {
      List<T> found = new ArrayList<>();
      while (rows.next()) {
        found.add(reading.read(rows));
      }
      return found;
    }
  }

  private void run(String file, @Nullable Object... parameters) throws SQLException {
    try (PreparedStatement statement = prepare(file, parameters)) {
      statement.executeUpdate();
    }
  }

  Optional<Watermark> watermark(String source) throws SQLException {
    List<Watermark> found =
        list("read_watermark", row -> new Watermark(row.getString(1), instant(row, 2)), source);
    return found.stream().findFirst();
  }

  /** Notes a page: the source's new watermark, where it has one, and what was loaded. */
  void page(String source, @Nullable Watermark watermark, Loaded.Table total) throws SQLException {
    run(
        "save_page",
        source,
        watermark == null ? null : watermark.text(),
        watermark == null ? null : utc(watermark.upTo()),
        total.inserted(),
        total.updated(),
        total.unchanged(),
        total.older(),
        total.deleted(),
        total.rejected());
  }

  void pass(String source, PassEnd end) throws SQLException {
    run(
        "save_pass",
        source,
        end.started(),
        end.ended(),
        LoadedJson.write(end.loaded()),
        end.error());
  }

  private static @Nullable OffsetDateTime utc(@Nullable Instant instant) {
    return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
  }

  private static @Nullable Instant instant(ResultSet row, int column) throws SQLException {
    OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
    return time == null ? null : time.toInstant();
  }

  private static Instant moment(ResultSet row, int column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }

  /** How every source stands. */
  public List<SourceState> sources() throws SQLException {
    return list(
        "read_sources",
        row ->
            new SourceState(
                row.getString(1),
                instant(row, 2),
                instant(row, 3),
                passEnd(row),
                new Loaded.Table(
                    "total",
                    row.getLong(8),
                    row.getLong(9),
                    row.getLong(10),
                    row.getLong(11),
                    row.getLong(12),
                    row.getLong(13)),
                row.getLong(14)));
  }

  private static @Nullable PassEnd passEnd(ResultSet row) throws SQLException {
    Instant started = instant(row, 4);
    return started == null
        ? null
        : new PassEnd(started, moment(row, 5), LoadedJson.read(row.getString(6)), row.getString(7));
  }

  /**
   * What is set aside, the oldest first.
   *
   * @param source whose; null for all
   */
  public List<Rejected> rejected(@Nullable String source, int limit) throws SQLException {
    return list(
        "read_rejected",
        row ->
            new Rejected(
                row.getLong(1),
                row.getString(2),
                new Reject(row.getString(3), row.getString(4), row.getString(5), row.getString(6)),
                moment(row, 7),
                moment(row, 8)),
        source,
        source,
        (long) limit);
  }

  boolean hasRejected(String source) throws SQLException {
    return list("has_rejected", row -> row.getBoolean(1), source).get(0);
  }

  /** Sets records aside; those that are already, with their new reason. */
  void setAside(String source, Collection<Reject> rejects) throws SQLException {
    if (rejects.isEmpty()) {
      return;
    }
    try (PreparedStatement statement = prepare("save_rejected")) {
      for (Reject reject : rejects) {
        set(
            statement,
            source,
            reject.table(),
            printable(reject.key()),
            FlatJson.digest(reject.key()),
            printable(reject.reason()),
            printable(reject.record()));
        statement.addBatch();
      }
      statement.executeBatch();
    }
  }

  /** What was no JSON may hold what a text of the database cannot. */
  private static String printable(String text) {
    return text.replace('\0', '\uFFFD');
  }

  /** By key, what is set aside of a source for a table. */
  Map<String, Rejected> rejectedOf(String source, String table) throws SQLException {
    Map<String, Rejected> found = new HashMap<>();
    for (Rejected rejected : rejected(source, Integer.MAX_VALUE)) {
      if (rejected.what().table().equals(table)) {
        found.put(rejected.what().key(), rejected);
      }
    }
    return found;
  }

  /**
   * Forgets what is set aside, as a user asks for it.
   *
   * @param ids whose; empty for all of the source
   * @return how many
   */
  public long drop(String source, List<Long> ids) throws SQLException {
    if (!ids.isEmpty()) {
      return dropSome(source, ids);
    }
    try (PreparedStatement statement = prepare("drop_all_rejected", source)) {
      return statement.executeUpdate();
    }
  }

  /** Forgets these alone. */
  long dropSome(String source, Collection<Long> ids) throws SQLException {
    if (ids.isEmpty()) {
      return 0;
    }
    long count = 0;
    try (PreparedStatement statement = prepare("drop_rejected")) {
      for (Long id : ids) {
        set(statement, source, id);
        statement.addBatch();
      }
      for (int one : statement.executeBatch()) {
        count += one;
      }
    }
    return count;
  }
}
