package dev.waybill.spi;

import dev.waybill.Capability;
import dev.waybill.Config;
import java.util.Map;
import java.util.Set;

/**
 * Everything Waybill knows of one kind of database. Stateless and thread-safe; made by {@link
 * java.util.ServiceLoader}.
 */
public interface DatabasePack {
  /** The pack's name, which is also the folder of its SQL, such as {@code postgresql}. */
  String name();

  /** The database's name as people write it, such as {@code PostgreSQL}. */
  String title();

  /** The promises it keeps. */
  Set<Capability> capabilities();

  /** What the pack says, and does, where a promise is absent or limited; keyed by the promise. */
  Map<Capability, String> remarks();

  /** Whether the JDBC URL is one of this database's. */
  boolean accepts(String url);

  /**
   * Connects.
   *
   * @throws dev.waybill.WaybillException {@code UNREACHABLE} without a connection
   */
  Database open(Config config);

  /**
   * Connects as {@link #open(Config)}, but creates nothing where that would create a database: one
   * that is not there then looks like an empty one.
   */
  default Database openExisting(Config config) {
    return open(config);
  }
}
