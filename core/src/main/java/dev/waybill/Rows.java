package dev.waybill;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Rows streamed from the database, a bounded number in memory at a time. Not thread-safe; close it.
 *
 * <p>A value is a {@code String}, {@code Boolean}, {@code Integer}, {@code Long}, {@code
 * BigDecimal}, {@code Float}, {@code Double}, {@code byte[]}, {@code java.time} type or {@code
 * UUID}; every other type of the database comes as the text that the database prints for it.
 */
public interface Rows extends AutoCloseable {
  /**
   * A column of the rows.
   *
   * @param name as the table has it
   * @param type the database's name of the type
   */
  record Column(String name, String type) {}

  List<Column> columns();

  /** Moves to the next row; false after the last. */
  boolean next();

  /** The current row's value, by position from 0. */
  @Nullable Object value(int column);

  @Override
  void close();
}
