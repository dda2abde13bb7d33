package dev.waybill.internal.postgresql;

import dev.waybill.ErrorCode;
import dev.waybill.QueueSettings;
import dev.waybill.WaybillException;
import dev.waybill.spi.TableName;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is installed in the database at this moment.
 *
 * @param version of Waybill; null where it is not installed
 * @param timezone of dates without an offset
 * @param tables tracked, in order
 * @param queues by id
 * @param digests of the definitions that install created, by object
 */
record Installed(
    @Nullable String version,
    String timezone,
    List<Table> tables,
    List<Queue> queues,
    Map<String, String> digests) {

  /** A tracked table as the database has it. */
  record Table(
      int id,
      TableName name,
      long relation,
      String frozenName,
      List<String> columns,
      List<String> types,
      @Nullable Instant capturingSince,
      List<String> needs,
      List<String> excluded) {}

  /** A queue as the database has it. */
  record Queue(int id, QueueSettings settings, List<Integer> tableIds) {
    String name() {
      return settings.name();
    }
  }

  static final Installed NOTHING = new Installed(null, "UTC", List.of(), List.of(), Map.of());

  /** Reads it; {@link #NOTHING} where Waybill is not installed. */
  static Installed read(Connection connection) throws SQLException {
    boolean[] state =
        Sql.list(
                connection,
                "is_installed",
                row -> new boolean[] {row.getBoolean(1), row.getBoolean(2)})
            .get(0);
    if (!state[0]) {
      return NOTHING;
    }
    if (!state[1]) {
      throw new WaybillException(
          ErrorCode.NO_RIGHTS,
          "This database user may not look into the schema waybill, only refresh and read queues granted to it; connect as the user who installed.");
    }
    String[] facts =
        Sql.list(
                connection,
                "read_installation",
                row -> new String[] {row.getString(1), row.getString(2)})
            .stream()
            .findFirst()
            .orElse(new String[] {"", "UTC"});
    List<Table> tables =
        Sql.list(
            connection,
            "read_tracked",
            row ->
                new Table(
                    row.getInt(1),
                    new TableName(row.getString(2), row.getString(3)),
                    row.getLong(4),
                    row.getString(5),
                    Sql.strings(row, 6),
                    Sql.strings(row, 7),
                    Sql.instant(row, 8),
                    Sql.strings(row, 9),
                    Sql.strings(row, 10)));
    List<Queue> queues =
        Sql.list(
            connection,
            "read_queues",
            row ->
                new Queue(
                    row.getInt(1),
                    new QueueSettings(
                        row.getString(2),
                        row.getBoolean(3),
                        row.getInt(4),
                        Duration.ofMillis(row.getLong(5)),
                        Duration.ofMillis(row.getLong(6)),
                        Sql.strings(row, 7),
                        List.of()),
                    Sql.integers(row, 8)));
    Map<String, String> digests = new HashMap<>();
    for (String[] object :
        Sql.list(
            connection, "read_objects", row -> new String[] {row.getString(1), row.getString(2)})) {
      digests.put(object[0], object[1]);
    }
    return new Installed(facts[0], facts[1], tables, queues, digests);
  }

  boolean isPresent() {
    return version != null;
  }

  /** Refuses with what to do where Waybill is not installed. */
  Installed required() {
    if (!isPresent()) {
      throw new WaybillException(
          ErrorCode.NOT_INSTALLED,
          "Waybill is not installed in this database. Run waybill install.");
    }
    return this;
  }

  Queue queue(String name) {
    return queues.stream()
        .filter(queue -> queue.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new WaybillException(
                    ErrorCode.UNKNOWN_QUEUE,
                    "There is no queue " + name + ". See waybill queue list."));
  }

  Table table(int id) {
    return tables.stream().filter(table -> table.id() == id).findFirst().orElseThrow();
  }
}
