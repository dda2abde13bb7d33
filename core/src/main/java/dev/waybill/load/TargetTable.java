package dev.waybill.load;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A table that can be loaded.
 *
 * @param name schema and table as the catalog spells them, such as {@code dbo.Orders}
 * @param columns in the table's order
 * @param key names of the columns that identify a row
 * @param modified the column that dates a change; null for none
 * @param parent the table whose row a row is a part of; null for a root
 */
public record TargetTable(
    String name,
    List<Column> columns,
    List<String> key,
    @Nullable String modified,
    @Nullable Parent parent) {
  public TargetTable {
    columns = List.copyOf(columns);
    key = List.copyOf(key);
  }

  /** What a column holds. */
  public enum Kind {
    TEXT,
    WHOLE_NUMBER,
    DECIMAL,
    FLOAT,
    TRUTH,
    BYTES,
    DATE,
    TIME,
    /** Without an offset. */
    DATE_TIME,
    /** A moment. */
    INSTANT,
    /** What only the database can check; given as text. */
    OTHER
  }

  /**
   * A column.
   *
   * @param name as the catalog spells it
   * @param kind of its values
   * @param type as the database writes it, such as {@code character varying(50)}
   * @param length most characters or bytes, or all digits of a decimal; 0 for no limit
   * @param scale digits after the point; fractional digits of seconds
   * @param nullable whether it takes null
   */
  public record Column(
      String name, Kind kind, String type, int length, int scale, boolean nullable) {}

  /**
   * The parent of a part.
   *
   * @param table schema and table
   * @param columns of the part that point at the parent's key, in its order
   */
  public record Parent(String table, List<String> columns) {}

  /** A column, whatever its case. */
  public Optional<Column> column(String column) {
    return columns.stream()
        .filter(one -> one.name().equals(column))
        .findFirst()
        .or(() -> columns.stream().filter(one -> one.name().equalsIgnoreCase(column)).findFirst());
  }
}
