package dev.waybill;

import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * All that Waybill is told.
 *
 * @param database where the database is
 * @param tables the tables to track; empty for the built-in model
 * @param queues the queues; empty for the default one, {@link QueueSettings#DEFAULT_NAME}
 * @param timezone the zone of dates without an offset, in columns and as typed; null for the
 *     default: {@code America/Chicago} with the built-in model, else the database's own
 */
public record Config(
    DatabaseSettings database,
    List<TableSettings> tables,
    List<QueueSettings> queues,
    @Nullable ZoneId timezone) {

  public Config {
    Objects.requireNonNull(database);
    tables = List.copyOf(tables);
    queues =
        queues.isEmpty()
            ? List.of(QueueSettings.named(QueueSettings.DEFAULT_NAME))
            : List.copyOf(queues);
  }

  /** The built-in model with the default queue. */
  public static Config builtIn(DatabaseSettings database) {
    return new Config(database, List.of(), List.of(), null);
  }

  public Config withTables(TableSettings... specs) {
    return new Config(database, List.of(specs), queues, timezone);
  }

  public Config withQueues(QueueSettings... specs) {
    return new Config(database, tables, List.of(specs), timezone);
  }

  public Config withTimezone(ZoneId zone) {
    return new Config(database, tables, queues, zone);
  }

  /** Whether the built-in model is meant. */
  public boolean usesBuiltInModel() {
    return tables.isEmpty();
  }
}
