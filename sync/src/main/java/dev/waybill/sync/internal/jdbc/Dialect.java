package dev.waybill.sync.internal.jdbc;

import java.util.Locale;

/**
 * In what databases differ when they are read. One that is not named here is taken to keep to the
 * standard.
 */
enum Dialect {
  STANDARD("standard", Order.EXPANDED),
  /** Finds its way by an index from a comparison of rows, and not from one that is written out. */
  POSTGRESQL("standard", Order.ROWS),
  MYSQL("mysql", Order.EXPANDED),
  ORACLE("oracle", Order.EXPANDED),
  SQLSERVER("sqlserver", Order.EXPANDED),
  DERBY("values", Order.EXPANDED),
  DB2("db2", Order.EXPANDED);

  /** How it takes the comparison of several columns with several values. */
  enum Order {
    ROWS,
    EXPANDED
  }

  private final String folder;
  private final Order order;

  Dialect(String folder, Order order) {
    this.folder = folder;
    this.order = order;
  }

  /**
   * The dialect of a product.
   *
   * @param product as {@code DatabaseMetaData} names it
   */
  static Dialect of(String product) {
    String name = product.toLowerCase(Locale.ROOT);
    if (name.startsWith("postgresql")) {
      return POSTGRESQL;
    }
    if (name.startsWith("mysql") || name.startsWith("mariadb")) {
      return MYSQL;
    }
    if (name.startsWith("oracle")) {
      return ORACLE;
    }
    if (name.startsWith("microsoft sql server")) {
      return SQLSERVER;
    }
    if (name.startsWith("apache derby") || name.startsWith("hsql")) {
      return DERBY;
    }
    return name.startsWith("db2") ? DB2 : STANDARD;
  }

  /** A statement of {@link SourceSql} that differs. */
  String file(String name) {
    return folder + "/" + name;
  }

  Order order() {
    return order;
  }

  /** Whether its clock, where it gives no offset, means UTC. */
  boolean clockIsUtc() {
    return this == MYSQL;
  }
}
