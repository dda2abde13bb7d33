package dev.waybill.internal.h2;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What exists in a schema, read once. Not thread-safe. */
final class SchemaObjects {
  private final Connection connection;
  private final Map<String, Set<String>> schemas = new HashMap<>();
  private final Set<String> names = new HashSet<>();

  SchemaObjects(Connection connection) throws SQLException {
    this.connection = connection;
    names.addAll(Sql.list(connection, Sql.FILES.text("all_schemas"), row -> row.getString(1)));
  }

  boolean hasSchema(String name) {
    return names.contains(name);
  }

  /** Whether a schema of another spelling is there. */
  boolean hasSchemaLike(String name) {
    return names.stream().anyMatch(name::equalsIgnoreCase);
  }

  /**
   * Whether it exists, in any case.
   *
   * @param kind {@code table} for views too, {@code index}, {@code trigger} or {@code alias}
   */
  boolean has(String schema, String kind, String name) {
    return in(schema).contains(kind + " " + name.toLowerCase(Locale.ROOT));
  }

  /** What is in a schema, as kind and name. */
  Set<String> in(String schema) {
    return schemas.computeIfAbsent(schema, this::read);
  }

  /** The working sets of a queue. */
  List<String> sets(int queueId) {
    Pattern set = Pattern.compile("table ((?:changed|captured)_" + queueId + "_\\d+)");
    return in("waybill").stream()
        .map(set::matcher)
        .filter(Matcher::matches)
        .map(found -> found.group(1))
        .sorted()
        .toList();
  }

  private Set<String> read(String schema) {
    try {
      List<String> found =
          Sql.list(
              connection,
              Sql.FILES.text("find_objects"),
              row -> row.getString(1) + " " + row.getString(2).toLowerCase(Locale.ROOT),
              schema);
      return new HashSet<>(found);
    } catch (SQLException e) {
      throw H2Database.ERRORS.of("Reading schema " + schema, e);
    }
  }
}
