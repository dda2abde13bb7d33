package dev.waybill.internal;

import java.sql.SQLException;

/** Errors of which the records are the cause, told by SQLState alone. */
final class DataErrors {
  private DataErrors() {}

  private static String state(SQLException e) {
    return e.getSQLState() == null ? "" : e.getSQLState();
  }

  /** A value that cannot be read, or a constraint. */
  static boolean isOfData(SQLException e) {
    return state(e).startsWith("22") || state(e).startsWith("23");
  }

  /** Another transaction stood in the way; the same may go well now. */
  static boolean isOfTurns(SQLException e) {
    return state(e).startsWith("40");
  }

  /** Perhaps somebody else inserted the row in between. */
  static boolean isOfUniqueness(SQLException e) {
    return state(e).equals("23505");
  }

  /**
   * One line without data of the record.
   *
   * @param constraint that refused; empty where it is not known
   */
  static String reason(SQLException e, String constraint) {
    String named = constraint.isEmpty() ? "" : " (" + constraint.replaceAll("\\s", " ") + ")";
    return switch (state(e)) {
      case "23502" -> "a column that may not be null has no value" + named;
      case "23503", "23506" -> "a foreign key is not kept" + named;
      case "23505" -> "another row has the same values of a unique key" + named;
      case "23513", "23514" -> "a check refuses it" + named;
      default ->
          state(e).startsWith("22")
              ? "the database cannot read a value of it (SQLState " + state(e) + ")"
              : "a constraint refuses it" + named;
    };
  }
}
