package dev.waybill.sync.internal.jdbc;

import java.util.List;

/** A statement with its parameters. */
record Query(String sql, List<Parameter> parameters) {
  Query {
    parameters = List.copyOf(parameters);
  }

  /** A value, and the column that it is compared with. */
  record Parameter(DbColumn column, Object value) {}

  /** A part of {@code where}, with the values of its question marks. */
  record Condition(String text, List<Parameter> parameters) {
    Condition {
      parameters = List.copyOf(parameters);
    }

    /** A condition without values. */
    static Condition of(String text) {
      return new Condition(text, List.of());
    }
  }
}
