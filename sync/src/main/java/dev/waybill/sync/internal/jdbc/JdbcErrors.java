package dev.waybill.sync.internal.jdbc;

import dev.waybill.ErrorCode;
import dev.waybill.WaybillException;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientConnectionException;
import java.util.Map;

/**
 * Turns an error of any database into ours, by SQLState and by the classes that JDBC gives
 * connection errors. The database's own words stay in the cause: they may hold data of a record.
 */
final class JdbcErrors {
  private static final Map<String, ErrorCode> STATES =
      Map.ofEntries(
          Map.entry("08", ErrorCode.UNREACHABLE),
          Map.entry("28", ErrorCode.UNREACHABLE),
          Map.entry("3D", ErrorCode.UNREACHABLE),
          Map.entry("57P", ErrorCode.UNREACHABLE),
          Map.entry("53300", ErrorCode.UNREACHABLE),
          // H2 and Derby: closed, broken, shut down, not there.
          Map.entry("90067", ErrorCode.UNREACHABLE),
          Map.entry("90121", ErrorCode.UNREACHABLE),
          Map.entry("90098", ErrorCode.UNREACHABLE),
          Map.entry("90013", ErrorCode.UNREACHABLE),
          Map.entry("90146", ErrorCode.UNREACHABLE),
          Map.entry("XJ", ErrorCode.UNREACHABLE),
          Map.entry("42501", ErrorCode.NO_RIGHTS),
          Map.entry("90096", ErrorCode.NO_RIGHTS),
          Map.entry("42", ErrorCode.DRIFT),
          Map.entry("53", ErrorCode.RESOURCES),
          Map.entry("40", ErrorCode.BUSY),
          Map.entry("55P03", ErrorCode.BUSY),
          Map.entry("57014", ErrorCode.BUSY));

  private JdbcErrors() {}

  static ErrorCode code(SQLException e) {
    String state = state(e);
    for (int length = state.length(); length > 0; length--) {
      ErrorCode code = STATES.get(state.substring(0, length));
      if (code != null) {
        return code;
      }
    }
    return e instanceof SQLNonTransientConnectionException
            || e instanceof SQLTransientConnectionException
            || e instanceof SQLRecoverableException
        ? ErrorCode.UNREACHABLE
        : ErrorCode.REFUSED;
  }

  static String state(SQLException e) {
    return e.getSQLState() == null ? "" : e.getSQLState();
  }

  /**
   * Our error of a statement.
   *
   * @param what was done, with names, such as {@code Source legacy: reading sales.orders}
   */
  static WaybillException of(String what, SQLException e) {
    ErrorCode code = code(e);
    return new WaybillException(
        code, what + " failed: " + remedy(code) + " (SQLState " + state(e) + ").", e);
  }

  private static String remedy(ErrorCode code) {
    return switch (code) {
      case UNREACHABLE ->
          "the connection broke; what was loaded stays, the next pass goes on from there";
      case NO_RIGHTS -> "the user lacks a right; grant select on it";
      case DRIFT -> "a table or column is gone, or where: is no condition; look at the source";
      case BUSY -> "it was locked or cancelled; the next pass tries again";
      case RESOURCES -> "the database lacks space or memory; free some, then try again";
      default -> "the database refused; the log has its words";
    };
  }

  /**
   * Our error of a connection that did not come about.
   *
   * @param url that is safe to show
   */
  static WaybillException connecting(String source, String url, SQLException e) {
    String state = state(e);
    String why;
    if (state.startsWith("28")) {
      why = "refuses the user or the password; check user: and password:";
    } else if (state.startsWith("3D") || state.equals("90146") || state.equals("90013")) {
      why = "is not there: the server knows no such database; check url:";
    } else if (state.startsWith("53")) {
      why = "takes no more connections now; the next pass tries again";
    } else {
      why = "cannot be reached; check url: and that the server runs";
    }
    return new WaybillException(
        ErrorCode.UNREACHABLE,
        "Source " + source + ": " + url + " " + why + " (SQLState " + state + ").",
        e);
  }
}
