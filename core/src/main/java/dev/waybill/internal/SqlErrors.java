package dev.waybill.internal;

import dev.waybill.ErrorCode;
import dev.waybill.WaybillException;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;

/**
 * Turns a database's error into ours, by SQLState alone. Thread-safe.
 *
 * <p>The database's own words stay in the cause: they may hold data of a record, which a message
 * must not.
 */
public final class SqlErrors {
  private static final Map<String, ErrorCode> STANDARD =
      Map.ofEntries(
          Map.entry("08", ErrorCode.UNREACHABLE),
          Map.entry("28", ErrorCode.UNREACHABLE),
          Map.entry("3D", ErrorCode.UNREACHABLE),
          Map.entry("25006", ErrorCode.READ_ONLY),
          Map.entry("42501", ErrorCode.NO_RIGHTS),
          Map.entry("40", ErrorCode.BUSY),
          Map.entry("55P03", ErrorCode.BUSY),
          Map.entry("57P", ErrorCode.UNREACHABLE),
          Map.entry("53", ErrorCode.RESOURCES),
          Map.entry("54", ErrorCode.UNSUPPORTED),
          Map.entry("53300", ErrorCode.UNREACHABLE));

  private final Map<String, ErrorCode> states;
  private final Function<SQLException, String> words;

  /**
   * @param states codes by SQLState or by its first characters, beside the standard's; the longest
   *     entry that fits decides
   * @param words what the database says, without what its driver adds around it
   */
  public SqlErrors(Map<String, ErrorCode> states, Function<SQLException, String> words) {
    Map<String, ErrorCode> all = new HashMap<>(STANDARD);
    all.putAll(states);
    this.states = Map.copyOf(all);
    this.words = words;
  }

  /** The code of an error; {@code INTERNAL} where nobody foresaw it. */
  public ErrorCode code(SQLException e) {
    String state = e.getSQLState() == null ? "" : e.getSQLState();
    ErrorCode ours = ErrorCode.ofSqlState(state).orElse(null);
    for (int length = state.length(); ours == null && length > 0; length--) {
      ours = states.get(state.substring(0, length));
    }
    return ours == null ? ErrorCode.INTERNAL : ours;
  }

  /**
   * Our error.
   *
   * @param what failed, with names, such as {@code Refresh of queue shipping}
   */
  public WaybillException of(String what, SQLException e) {
    ErrorCode code = code(e);
    String state = e.getSQLState() == null ? "" : e.getSQLState();
    if (ErrorCode.ofSqlState(state).isPresent()) {
      return new WaybillException(code, oneLine(words.apply(e)), e);
    }
    return new WaybillException(
        code, what + " failed: " + remedy(code) + " (SQLState " + state + ").", e);
  }

  /** Our error for a statement that the user typed: the database's words belong in the answer. */
  public WaybillException ofTyped(SQLException e) {
    ErrorCode code = code(e);
    return new WaybillException(
        code == ErrorCode.INTERNAL ? ErrorCode.REFUSED : code, oneLine(words.apply(e)), e);
  }

  private static String remedy(ErrorCode code) {
    return switch (code) {
      case UNREACHABLE -> "the database cannot be reached; check URL, user, password and server";
      case READ_ONLY -> "the database is read-only; connect to the primary";
      case NO_RIGHTS -> "the database user lacks a right; ask the owner of the queue to grant it";
      case BUSY -> "somebody else holds a lock; nothing was changed, try again";
      case RESOURCES -> "the database lacks space or memory; free some, then try again";
      case UNSUPPORTED ->
          "it is beyond a limit of the database, such as the columns or bytes of a row; leave"
              + " columns out with exclude:";
      case NOT_INSTALLED -> "Waybill is not installed here; run waybill install";
      default -> "the database refused; the log has its words";
    };
  }

  private static String oneLine(String text) {
    return text.strip().replaceAll("\\s*\\R\\s*", " ");
  }
}
