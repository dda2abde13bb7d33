package dev.waybill.bench.jvm;

import dev.waybill.Rows;
import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The same order so many times, without a database. */
final class RepeatedRow implements Rows {
  private static final List<Column> COLUMNS =
      List.of(
          new Column("orderid", "int4"),
          new Column("customerid", "int4"),
          new Column("status", "varchar"),
          new Column("total", "numeric"),
          new Column("note", "varchar"),
          new Column("modified", "timestamptz"));

  private final List<Object> values =
      List.of(
          123_456,
          456,
          "new",
          new BigDecimal("456.0000"),
          "note".repeat(16),
          OffsetDateTime.parse("2020-01-02T10:17:36Z"));

  private int left;

  RepeatedRow(int times) {
    left = times;
  }

  @Override
  public List<Column> columns() {
    return COLUMNS;
  }

  @Override
  public boolean next() {
    return left-- > 0;
  }

  @Override
  public @Nullable Object value(int column) {
    return values.get(column);
  }

  @Override
  public void close() {}
}
