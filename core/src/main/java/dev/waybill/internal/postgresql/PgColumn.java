package dev.waybill.internal.postgresql;

import dev.waybill.load.TargetTable.Column;

/**
 * A column that can be written.
 *
 * @param column as the loader sees it
 * @param wire how its values are sent
 * @param equality the operator, with its schema, that tells whether two values are equal
 */
record PgColumn(Column column, Wire wire, String equality) {
  String name() {
    return Sql.name(column.name());
  }

  /** In a list of what is read or staged: as text where COPY takes it only so. */
  String readFrom(String alias) {
    return alias + "." + name() + (wire == Wire.CONVERTED ? "::text as " + name() : "");
  }

  /** A staged value as the column's type. */
  String staged() {
    return "s." + name() + (wire == Wire.CONVERTED ? "::" + column.type() : "");
  }

  /** Whether the table's value and the staged one differ. */
  String differs() {
    return switch (wire) {
      // Some of these types have no equality, or one that overlooks differences.
      case CONVERTED -> "t." + name() + "::text is distinct from (" + staged() + ")::text";
      case PLAIN -> "t." + name() + "::text is distinct from s." + name() + "::text";
      default -> "t." + name() + " is distinct from s." + name();
    };
  }
}
