package dev.waybill;

import dev.waybill.load.Loader;
import dev.waybill.load.Rejected;
import dev.waybill.load.SourceState;
import dev.waybill.spi.Database;
import dev.waybill.spi.DatabasePack;
import java.sql.Connection;
import java.util.List;
import java.util.ServiceLoader;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The way in: an open database in which Waybill is, or will be, installed. Thread-safe; close it.
 *
 * <pre>{@code
 * try (Waybill waybill = Waybill.open(config)) {
 *   Batch batch = waybill.queue("shipping").refresh();
 *   try (Rows orders = waybill.queue("shipping").rows(batch, "Orders")) {
 *     while (orders.next()) {
 *       ship(orders);
 *     }
 *   }
 * }
 * }</pre>
 */
public final class Waybill implements AutoCloseable {
  private final DatabasePack pack;
  private final Database database;

  private Waybill(DatabasePack pack, Database database) {
    this.pack = pack;
    this.database = database;
  }

  /**
   * Connects to the configured database.
   *
   * @throws WaybillException {@code UNREACHABLE} without a connection, {@code CONFIGURATION} where
   *     no pack knows the URL
   */
  public static Waybill open(Config config) {
    DatabasePack pack = packFor(config.database().url());
    return new Waybill(pack, pack.open(config));
  }

  /**
   * Connects to the configured database without creating it, as {@link #open(Config)} does with an
   * embedded one; where there is none, Waybill is not installed.
   *
   * @throws WaybillException as {@link #open(Config)}
   */
  public static Waybill openExisting(Config config) {
    DatabasePack pack = packFor(config.database().url());
    return new Waybill(pack, pack.openExisting(config));
  }

  /** All packs on the class path, by name. */
  public static List<DatabasePack> packs() {
    return ServiceLoader.load(DatabasePack.class, Waybill.class.getClassLoader()).stream()
        .map(ServiceLoader.Provider::get)
        .sorted(java.util.Comparator.comparing(DatabasePack::name))
        .toList();
  }

  private static DatabasePack packFor(String url) {
    List<DatabasePack> packs = packs();
    return packs.stream()
        .filter(pack -> pack.accepts(url))
        .findFirst()
        .orElseThrow(
            () ->
                new WaybillException(
                    ErrorCode.CONFIGURATION,
                    "database.url: no database pack knows this URL. Write one for "
                        + packs.stream()
                            .map(DatabasePack::title)
                            .collect(Collectors.joining(" or "))
                        + ", such as jdbc:postgresql://127.0.0.1:5432/shop."));
  }

  /** The pack that serves this database. */
  public DatabasePack pack() {
    return pack;
  }

  /** A queue by name; whether it exists shows with its first call. */
  public Queue queue(String name) {
    return new Queue(database, name);
  }

  /** Creates or upgrades everything in the database; idempotent. */
  public InstallReport install() {
    return database.install();
  }

  /** The SQL that {@link #install()} would run now. */
  public String installScript() {
    return database.installScript();
  }

  /** Removes everything but the user's tables. */
  public InstallReport uninstall() {
    return database.uninstall();
  }

  public void createQueue(QueueSettings settings) {
    database.createQueue(settings);
  }

  public void dropQueue(String queue) {
    database.dropQueue(queue);
  }

  public Status status() {
    return database.status();
  }

  /** Everything that could lose or delay changes, each with its remedy; the worst first. */
  public List<Finding> doctor() {
    return database.doctor();
  }

  /** Purges what no queue needs any more; see {@link Database#upkeep()}. */
  public void upkeep() {
    database.upkeep();
  }

  /** Rows of any query, streamed. */
  public Rows query(String sql) {
    return database.query(sql);
  }

  /** A new conversation in SQL; the caller closes it. */
  public SqlSession session() {
    return database.session();
  }

  /** Puts records into tables in bulk; the caller closes it. */
  public Loader loader() {
    return database.loader();
  }

  /** How every source stands that has loaded or tried to, by name. */
  public List<SourceState> sources() {
    return database.sources();
  }

  /**
   * Records that are set aside, the oldest first.
   *
   * @param source whose; null for all
   * @param limit most of them
   */
  public List<Rejected> rejected(@Nullable String source, int limit) {
    return database.rejected(source, limit);
  }

  /**
   * Forgets records that are set aside.
   *
   * @param ids of {@link Rejected}; empty for all of the source
   * @return how many
   */
  public long dropRejected(String source, List<Long> ids) {
    return database.dropRejected(source, ids);
  }

  /** A new connection to the same database, for SQL of the caller's own; the caller closes it. */
  public Connection connect() {
    return database.connect();
  }

  @Override
  public void close() {
    database.close();
  }
}
