package dev.waybill.load;

import java.util.List;

/**
 * Rows for one table.
 *
 * <p>A value is null, a {@code String}, {@code Boolean}, {@code Number}, {@code byte[]}, {@code
 * LocalDate}, {@code LocalTime}, {@code LocalDateTime}, {@code OffsetDateTime} or {@code Instant};
 * it is fitted to the column's type. What has an offset is brought into the configured zone where
 * the column has none.
 *
 * @param table as typed, such as {@code dbo.Orders}
 * @param columns which the values are of, the key's among them; other columns stay as they are
 * @param rows values in the order of the columns
 * @param whole of which parents all parts are here: rows of the table with the same values in these
 *     columns that are not among {@code rows} are deleted; {@link Whole#NONE} for none
 * @param deletes keys of rows to delete, in the order of the table's key
 */
public record TableRows(
    String table, List<String> columns, List<Object[]> rows, Whole whole, List<Object[]> deletes) {
  public TableRows {
    columns = List.copyOf(columns);
    rows = List.copyOf(rows);
    deletes = List.copyOf(deletes);
  }

  /** Rows alone. */
  public static TableRows of(String table, List<String> columns, List<Object[]> rows) {
    return new TableRows(table, columns, rows, Whole.NONE, List.of());
  }

  /**
   * Parents whose parts are complete.
   *
   * @param columns that point at the parent
   * @param parents their values
   */
  public record Whole(List<String> columns, List<Object[]> parents) {
    public static final Whole NONE = new Whole(List.of(), List.of());

    public Whole {
      columns = List.copyOf(columns);
      parents = List.copyOf(parents);
    }
  }
}
