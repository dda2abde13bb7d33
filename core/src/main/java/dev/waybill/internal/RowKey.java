package dev.waybill.internal;

import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Values that identify a row, as {@link FitValue} makes them; equal where the database calls them
 * equal. Immutable.
 */
public final class RowKey implements Comparable<RowKey> {
  private final Object[] parts;
  private final int hash;

  private RowKey(Object[] parts) {
    this.parts = parts;
    hash = Arrays.hashCode(parts);
  }

  /** Of fitted values, none of them null. */
  public static RowKey of(Object... values) {
    Object[] parts = new Object[values.length];
    for (int i = 0; i < values.length; i++) {
      parts[i] = comparable(values[i]);
    }
    return new RowKey(parts);
  }

  /** Of some of a row's values; null where one of them is null. */
  public static @Nullable RowKey of(Object[] row, int[] positions) {
    Object[] values = new Object[positions.length];
    for (int i = 0; i < positions.length; i++) {
      Object value = row[positions[i]];
      if (value == null) {
        return null;
      }
      values[i] = value;
    }
    return of(values);
  }

  private static Object comparable(Object value) {
    if (value instanceof byte[] bytes) {
      return ByteBuffer.wrap(bytes);
    }
    return value instanceof BigDecimal number ? number.stripTrailingZeros() : value;
  }

  public int size() {
    return parts.length;
  }

  /** A value as {@link FitValue} makes it. */
  public Object value(int part) {
    Object value = parts[part];
    if (value instanceof ByteBuffer bytes) {
      byte[] copy = new byte[bytes.remaining()];
      bytes.duplicate().get(copy);
      return copy;
    }
    return value;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof RowKey key && hash == key.hash && Arrays.equals(parts, key.parts);
  }

  @Override
  public int hashCode() {
    return hash;
  }

  /** An order of keys of one table, for locks and indexes to be met in the same order by all. */
  @Override
  public int compareTo(RowKey other) {
    for (int i = 0; i < parts.length; i++) {
      int order = compare(parts[i], other.parts[i]);
      if (order != 0) {
        return order;
      }
    }
    return 0;
  }

  @SuppressWarnings("unchecked")
  private static int compare(Object left, Object right) {
    return left.getClass() == right.getClass() && left instanceof Comparable<?>
        ? ((Comparable<Object>) left).compareTo(right)
        : 0;
  }
}
