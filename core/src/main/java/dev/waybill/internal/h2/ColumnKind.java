package dev.waybill.internal.h2;

import dev.waybill.load.TargetTable.Column;
import dev.waybill.load.TargetTable.Kind;
import dev.waybill.spi.CatalogTable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a column of H2 holds, by its type as the catalog writes it. Stateless. */
final class ColumnKind {
  private static final Pattern TYPE =
      Pattern.compile("([A-Z_ ]+?)(?:\\((\\d+)(?:, (\\d+))?\\))?( WITH TIME ZONE)?");

  private ColumnKind() {}

  static Column of(CatalogTable.Column column) {
    Matcher type = TYPE.matcher(column.type());
    if (!type.matches()) {
      return column(column, Kind.OTHER, 0, 0);
    }
    int first = type.group(2) == null ? 0 : Integer.parseInt(type.group(2));
    int second = type.group(3) == null ? 0 : Integer.parseInt(type.group(3));
    boolean zoned = type.group(4) != null;
    return switch (type.group(1)) {
      case "CHARACTER", "CHARACTER VARYING", "VARCHAR_IGNORECASE", "CHARACTER LARGE OBJECT" ->
          column(column, Kind.TEXT, first, 0);
      case "TINYINT", "SMALLINT", "INTEGER", "BIGINT" -> column(column, Kind.WHOLE_NUMBER, 0, 0);
      case "NUMERIC" -> column(column, Kind.DECIMAL, first, second);
      case "REAL", "DOUBLE PRECISION", "FLOAT" -> column(column, Kind.FLOAT, 0, 0);
      case "BOOLEAN" -> column(column, Kind.TRUTH, 0, 0);
      case "BINARY", "BINARY VARYING", "BINARY LARGE OBJECT" ->
          column(column, Kind.BYTES, first, 0);
      case "DATE" -> column(column, Kind.DATE, 0, 0);
      case "TIME" -> column(column, zoned ? Kind.OTHER : Kind.TIME, 0, first);
      case "TIMESTAMP" -> column(column, zoned ? Kind.INSTANT : Kind.DATE_TIME, 0, first);
      default -> column(column, Kind.OTHER, 0, 0);
    };
  }

  private static Column column(CatalogTable.Column column, Kind kind, int length, int scale) {
    return new Column(column.name(), kind, column.type(), length, scale, column.nullable());
  }
}
