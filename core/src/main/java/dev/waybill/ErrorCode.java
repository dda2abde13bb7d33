package dev.waybill;

import java.util.Optional;

/**
 * What can go wrong, once for all parts: the SQLState that the SQL objects raise and the exit code
 * that the command line ends with both come from here.
 */
public enum ErrorCode {
  /** The command line was not understood. */
  USAGE("WB002", Category.USER, 2),
  /** The configuration file, or what it says of the tables, is wrong. */
  CONFIGURATION("WB003", Category.USER, 3),
  /** No connection: no server, wrong password, no such database, or the connection broke. */
  UNREACHABLE("WB004", Category.EXTERNAL, 4),
  /** Understood and refused; nothing was changed. */
  REFUSED("WB005", Category.USER, 5),
  /** Waybill is not installed in this database. */
  NOT_INSTALLED("WB006", Category.USER, 6),
  /** {@code doctor} found something that could lose or delay changes. */
  UNWELL("WB007", Category.USER, 7),
  UNKNOWN_QUEUE("WB010", Category.USER, 5),
  UNKNOWN_BATCH("WB011", Category.USER, 5),
  UNKNOWN_TABLE("WB012", Category.USER, 5),
  /** A start that is no date, ambiguous, or in the future. */
  BAD_START("WB013", Category.USER, 5),
  /** A name that is no identifier, or is taken. */
  BAD_NAME("WB014", Category.USER, 5),
  /** A table without a key. */
  NO_KEY("WB015", Category.USER, 3),
  /** A position taken in another database: restored or cloned. */
  FOREIGN_POSITION("WB016", Category.USER, 5),
  /** A read-only replica. */
  READ_ONLY("WB017", Category.USER, 5),
  /** A tracked column or table is gone. */
  DRIFT("WB018", Category.USER, 5),
  /** The database user lacks a right. */
  NO_RIGHTS("WB019", Category.USER, 5),
  /** Somebody holds a lock for longer than we wait. */
  BUSY("WB020", Category.EXTERNAL, 5),
  /** This database cannot do what was asked; see {@link Capability}. */
  UNSUPPORTED("WB021", Category.USER, 5),
  /** Disk full, out of memory, and what else the database lacks. */
  RESOURCES("WB022", Category.EXTERNAL, 5),
  /** A defect in Waybill, or an error nobody foresaw. */
  INTERNAL("WB099", Category.INTERNAL, 1);

  /** Who can do something about it. */
  public enum Category {
    USER,
    EXTERNAL,
    INTERNAL
  }

  private final String sqlState;
  private final Category category;
  private final int exitCode;

  ErrorCode(String sqlState, Category category, int exitCode) {
    this.sqlState = sqlState;
    this.category = category;
    this.exitCode = exitCode;
  }

  /** The SQLState with which Waybill's SQL objects raise this error. */
  public String sqlState() {
    return sqlState;
  }

  public Category category() {
    return category;
  }

  /** The exit code of the command line. */
  public int exitCode() {
    return exitCode;
  }

  /** The error that Waybill's SQL objects raise with this SQLState, if it is one of theirs. */
  public static Optional<ErrorCode> ofSqlState(String sqlState) {
    for (ErrorCode code : values()) {
      if (code.sqlState.equals(sqlState)) {
        return Optional.of(code);
      }
    }
    return Optional.empty();
  }
}
