package dev.waybill.sync.internal.jdbc;

import dev.waybill.ErrorCode;
import dev.waybill.WaybillException;
import dev.waybill.load.TargetTable.Kind;
import dev.waybill.sync.internal.jdbc.Query.Condition;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads one table of the source, a page at a time. Not thread-safe. */
final class ReadSource {
  /** Values in one statement; the least that any database takes is about a thousand. */
  static final int PARAMETERS = 500;

  private final ReadConnection connection;
  private final TableMapping mapping;
  private final BuildQuery build;
  private final Rules rules;

  /**
   * What holds for all tables of a source.
   *
   * @param zone of its dates without an offset
   * @param target zone of the target's
   * @param page most rows in a page
   */
  record Rules(ZoneId zone, ZoneId target, int page) {}

  ReadSource(ReadConnection connection, TableMapping mapping, Rules rules) {
    this.connection = connection;
    this.mapping = mapping;
    this.build = new BuildQuery(connection.dialect(), mapping.source());
    this.rules = rules;
  }

  TableMapping mapping() {
    return mapping;
  }

  /**
   * Reads nothing, to see that it could.
   *
   * @throws WaybillException as the database refuses
   */
  void probe() throws InterruptedException, SQLException {
    List<Condition> conditions = conditions();
    conditions.add(Condition.of("1 = 0"));
    connection.tryQuery(build.found(mapping.read(), conditions), this::rows);
  }

  /** Rows that changed after a place and not after a bound, in the order of date and key. */
  List<@Nullable Object[]> changes(Place place, Instant bound) throws InterruptedException {
    DbColumn modified = mapping.modifiedColumn();
    List<DbColumn> order = new ArrayList<>();
    order.add(modified);
    order.addAll(mapping.keyColumns());
    List<Condition> conditions = conditions();
    conditions.add(
        place.key().isEmpty()
            ? BuildQuery.compared(modified, ">=", place.modified())
            : build.after(order, place.values()));
    // A day is over before its rows are taken: more may come with the same date.
    conditions.add(
        BuildQuery.compared(modified, modified.kind() == Kind.DATE ? "<" : "<=", date(bound)));
    return connection.query(
        name(), build.page(mapping.read(), conditions, order, rules.page()), this::rows);
  }

  /** Rows after a key, in its order. */
  List<@Nullable Object[]> after(@Nullable List<Object> key) throws InterruptedException {
    List<DbColumn> order = mapping.keyColumns();
    List<Condition> conditions = conditions();
    if (key != null) {
      conditions.add(build.after(order, key));
    }
    return connection.query(
        name(), build.page(mapping.read(), conditions, order, rules.page()), this::rows);
  }

  /** Those of some keys that are there, normalised; keys in the source's order. */
  Set<List<String>> present(List<List<Object>> keys, Normalise normalise)
      throws InterruptedException {
    Set<List<String>> present = new HashSet<>();
    for (List<List<Object>> group : BuildQuery.groups(keys, PARAMETERS)) {
      List<Condition> conditions = conditions();
      conditions.addAll(BuildQuery.among(mapping.keyColumns(), group));
      connection.query(
          name(),
          build.found(mapping.read(), conditions),
          rows -> {
            while (rows.next()) {
              present.add(
                  normalise.key(mapping.columns(), mapping.targetKey(), toTarget(row(rows))));
            }
            return present;
          });
    }
    return present;
  }

  long count() throws InterruptedException {
    return connection.query(
        name(), build.count(conditions()), rows -> rows.next() ? rows.getLong(1) : 0);
  }

  /** The latest date of a change, as a moment; null without one. */
  @Nullable Instant newest() throws InterruptedException {
    DbColumn modified = mapping.modifiedColumn();
    Object newest =
        connection
            .query(
                name(),
                build.newest(modified, conditions()),
                rows ->
                    rows.next()
                        ? Optional.ofNullable(ReadValue.read(rows, 1, modified))
                        : Optional.empty())
            .orElse(null);
    if (newest instanceof OffsetDateTime moment) {
      return moment.toInstant();
    }
    if (newest instanceof LocalDateTime time) {
      return time.atZone(rules.zone()).toInstant();
    }
    return newest instanceof LocalDate day ? day.atStartOfDay(rules.zone()).toInstant() : null;
  }

  /** A moment as the column that dates a change would hold it. */
  Object date(Instant moment) {
    return switch (mapping.modifiedColumn().kind()) {
      case DATE -> LocalDate.ofInstant(moment, rules.zone());
      case DATE_TIME -> LocalDateTime.ofInstant(moment, rules.zone());
      default -> OffsetDateTime.ofInstant(moment, ZoneOffset.UTC);
    };
  }

  /** Where reading goes on after a row. */
  Place place(@Nullable Object[] row) {
    Object modified = row[mapping.modified()];
    if (modified == null) {
      throw new WaybillException(ErrorCode.INTERNAL, name() + ": a row without a date was read.");
    }
    return new Place(modified, mapping.keyOf(row));
  }

  /** A row as the target takes it. */
  @Nullable Object[] toTarget(@Nullable Object[] row) {
    int mapped = mapping.mapped();
    @Nullable Object[] values = new @Nullable Object[mapping.columns().size()];
    for (int i = 0; i < mapped; i++) {
      values[i] = inZone(row[i]);
    }
    for (int i = mapped; i < values.length; i++) {
      values[i] = mapping.fixed().get(i - mapped);
    }
    return values;
  }

  /** What the source writes in a zone of its own is a moment to the target. */
  private @Nullable Object inZone(@Nullable Object value) {
    return value instanceof LocalDateTime time
            && !rules.zone().equals(rules.target())
            && !time.equals(LocalDateTime.MIN)
            && !time.equals(LocalDateTime.MAX)
        ? time.atZone(rules.zone()).toOffsetDateTime()
        : value;
  }

  /**
   * A value of the target as the source's column would hold it.
   *
   * @return null where it cannot
   */
  @Nullable Object toSource(DbColumn column, Object value) {
    try {
      return switch (column.kind()) {
        case WHOLE_NUMBER -> new BigDecimal(value.toString()).longValueExact();
        case DECIMAL -> new BigDecimal(value.toString());
        case TRUTH -> value instanceof Boolean ? value : !value.toString().equals("0");
        case DATE_TIME ->
            value instanceof LocalDateTime time && !rules.zone().equals(rules.target())
                ? time.atZone(rules.target()).withZoneSameInstant(rules.zone()).toLocalDateTime()
                : value;
        case TEXT, OTHER -> ReadValue.text(value);
        default -> value;
      };
    } catch (ArithmeticException | NumberFormatException e) {
      return null;
    }
  }

  private List<Condition> conditions() {
    List<Condition> conditions = new ArrayList<>();
    if (mapping.setting().where() != null) {
      conditions.add(Condition.of(mapping.setting().where()));
    }
    return conditions;
  }

  private String name() {
    return mapping.source().name();
  }

  private List<@Nullable Object[]> rows(ResultSet rows) throws SQLException {
    List<@Nullable Object[]> all = new ArrayList<>();
    while (rows.next()) {
      all.add(row(rows));
    }
    return all;
  }

  private @Nullable Object[] row(ResultSet rows) throws SQLException {
    List<DbColumn> columns = mapping.read();
    @Nullable Object[] row = new @Nullable Object[columns.size()];
    for (int i = 0; i < row.length; i++) {
      row[i] = ReadValue.read(rows, i + 1, columns.get(i));
    }
    return row;
  }
}
