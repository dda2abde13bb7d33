package dev.waybill.sync.internal.jdbc;

import dev.waybill.load.TargetTable.Kind;
import java.sql.Types;
import java.util.Locale;

/**
 * A column as JDBC describes it.
 *
 * @param name as the catalog spells it
 * @param quoted for SQL
 * @param kind of its values
 * @param type as the database writes it
 * @param sqlType of {@link Types}, or a driver's own
 * @param size most characters, or all digits; 0 where unlimited
 * @param scale digits after the point
 */
record DbColumn(
    String name, String quoted, Kind kind, String type, int sqlType, int size, int scale) {
  /** Codes of drivers that are not in {@link Types}. */
  private static final int SQLSERVER_DATETIMEOFFSET = -155;

  private static final int ORACLE_TIMESTAMP_TZ = -101;
  private static final int ORACLE_TIMESTAMP_LTZ = -102;

  /** For messages: type and, where it has one, length. */
  String described() {
    return kind == Kind.TEXT && size > 0 && !type.contains("(") ? type + "(" + size + ")" : type;
  }

  boolean isUuid() {
    return type.equalsIgnoreCase("uuid");
  }

  /** Values of fixed length come with blanks at their end. */
  boolean isPadded() {
    return sqlType == Types.CHAR || sqlType == Types.NCHAR;
  }

  static Kind kind(int sqlType, String type, int size) {
    String name = type.toLowerCase(Locale.ROOT);
    if (name.equals("uuid")) {
      return Kind.OTHER;
    }
    return switch (sqlType) {
      // Bit strings have the code of truth values.
      case Types.BIT, Types.BOOLEAN -> size > 1 && name.startsWith("bit") ? Kind.OTHER : Kind.TRUTH;
      case Types.TINYINT, Types.SMALLINT, Types.INTEGER -> Kind.WHOLE_NUMBER;
      case Types.BIGINT -> name.contains("unsigned") ? Kind.DECIMAL : Kind.WHOLE_NUMBER;
      case Types.NUMERIC, Types.DECIMAL -> Kind.DECIMAL;
      // PostgreSQL's money is a text with the currency in it.
      case Types.REAL, Types.FLOAT, Types.DOUBLE -> name.equals("money") ? Kind.OTHER : Kind.FLOAT;
      case Types.CHAR,
          Types.VARCHAR,
          Types.LONGVARCHAR,
          Types.NCHAR,
          Types.NVARCHAR,
          Types.LONGNVARCHAR,
          Types.CLOB,
          Types.NCLOB ->
          Kind.TEXT;
      case Types.BINARY, Types.VARBINARY, Types.LONGVARBINARY, Types.BLOB -> Kind.BYTES;
      case Types.DATE -> Kind.DATE;
      case Types.TIME -> name.equals("timetz") ? Kind.OTHER : Kind.TIME;
      case Types.TIMESTAMP -> name.equals("timestamptz") ? Kind.INSTANT : Kind.DATE_TIME;
      case Types.TIMESTAMP_WITH_TIMEZONE,
          SQLSERVER_DATETIMEOFFSET,
          ORACLE_TIMESTAMP_TZ,
          ORACLE_TIMESTAMP_LTZ ->
          Kind.INSTANT;
      default -> Kind.OTHER;
    };
  }
}
