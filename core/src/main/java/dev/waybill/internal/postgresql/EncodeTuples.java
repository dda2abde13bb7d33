package dev.waybill.internal.postgresql;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoField;
import java.util.Arrays;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Rows in COPY's binary format, in one growing array. Not thread-safe.
 *
 * <p>A tuple is the number of its fields in two bytes, then each field's length in four, -1 for
 * null, and its bytes: <a href="https://www.postgresql.org/docs/current/sql-copy.html">COPY</a>,
 * "Binary Format"; a type's bytes are what its {@code send} function writes.
 */
final class EncodeTuples {
  /** Seconds from 1970 to 2000, where PostgreSQL counts from. */
  private static final long EPOCH_SECONDS = 946_684_800;

  private static final long EPOCH_DAYS = 10_957;
  private static final int BASE = 10_000;
  private static final int BASE_DIGITS = 4;
  private static final BigInteger BIG_BASE = BigInteger.valueOf(BASE);
  private static final int NEGATIVE = 0x4000;

  private byte[] bytes;
  private ByteBuffer buffer;
  private int[] starts;
  private int rows;

  EncodeTuples(int rows, int expectedBytes) {
    bytes = new byte[Math.max(256, expectedBytes)];
    buffer = ByteBuffer.wrap(bytes);
    starts = new int[rows + 1];
  }

  byte[] bytes() {
    return bytes;
  }

  int size() {
    return buffer.position();
  }

  int number(int at) {
    return buffer.getInt(at);
  }

  int start(int row) {
    return starts[row];
  }

  int end(int row) {
    return row + 1 < rows ? starts[row + 1] : buffer.position();
  }

  void begin(int fields) {
    if (rows == starts.length) {
      starts = Arrays.copyOf(starts, 2 * rows);
    }
    starts[rows++] = buffer.position();
    room(2).putShort((short) fields);
  }

  private ByteBuffer room(int more) {
    if (buffer.remaining() < more) {
      int position = buffer.position();
      bytes = Arrays.copyOf(bytes, Math.max(position + more, 2 * bytes.length));
      buffer = ByteBuffer.wrap(bytes).position(position);
    }
    return buffer;
  }

  /** A value as {@code FitValue} makes it. */
  void field(Wire wire, @Nullable Object value) {
    if (value == null) {
      room(4).putInt(-1);
      return;
    }
    switch (wire) {
      case BOOL -> room(5).putInt(1).put((byte) ((Boolean) value ? 1 : 0));
      case INT2 -> room(6).putInt(2).putShort(((Long) value).shortValue());
      case INT4 -> room(8).putInt(4).putInt(((Long) value).intValue());
      case INT8 -> eight((Long) value);
      case FLOAT4 -> room(8).putInt(4).putInt(Float.floatToIntBits((Float) value));
      case FLOAT8 -> eight(Double.doubleToLongBits((Double) value));
      case NUMERIC -> numeric((BigDecimal) value);
      case TEXT, PLAIN, CONVERTED -> raw(((String) value).getBytes(StandardCharsets.UTF_8));
      case BYTEA -> raw((byte[]) value);
      case DATE -> room(8).putInt(4).putInt((int) (((LocalDate) value).toEpochDay() - EPOCH_DAYS));
      case TIME -> eight(((LocalTime) value).toNanoOfDay() / 1000);
      case TIMESTAMP -> {
        LocalDateTime time = (LocalDateTime) value;
        eight(micros(time.toEpochSecond(ZoneOffset.UTC), time.get(ChronoField.NANO_OF_SECOND)));
      }
      case TIMESTAMPTZ -> {
        Instant time = (Instant) value;
        eight(micros(time.getEpochSecond(), time.get(ChronoField.NANO_OF_SECOND)));
      }
      case UUID -> {
        UUID id = UUID.fromString((String) value);
        room(20)
            .putInt(16)
            .putLong(id.getMostSignificantBits())
            .putLong(id.getLeastSignificantBits());
      }
      case JSONB -> {
        byte[] text = ((String) value).getBytes(StandardCharsets.UTF_8);
        room(5 + text.length).putInt(1 + text.length).put((byte) 1).put(text);
      }
    }
  }

  private void eight(long number) {
    room(12).putInt(8).putLong(number);
  }

  private void raw(byte[] value) {
    room(4 + value.length).putInt(value.length).put(value);
  }

  private static long micros(long second, int nano) {
    return (second - EPOCH_SECONDS) * 1_000_000 + nano / 1000;
  }

  /** Digits to the base of 10,000 without zeros at either end, and how many decimals are shown. */
  private void numeric(BigDecimal value) {
    BigDecimal number = value.scale() < 0 ? value.setScale(0) : value;
    int scale = number.scale();
    int padding = (BASE_DIGITS - scale % BASE_DIGITS) % BASE_DIGITS;
    BigInteger unscaled = number.unscaledValue();
    short[] digits =
        unscaled.bitLength() <= 48
            ? digits(Math.abs(unscaled.longValue()) * power(padding))
            : digits(unscaled.abs().multiply(BigInteger.valueOf(power(padding))));
    // Least first; leading zeros are none here, trailing ones are at the beginning.
    int zeros = 0;
    while (zeros < digits.length && digits[zeros] == 0) {
      zeros++;
    }
    int count = digits.length - zeros;
    int weight = count == 0 ? 0 : digits.length - (scale + padding) / BASE_DIGITS - 1;
    ByteBuffer to = room(12 + 2 * count);
    to.putInt(8 + 2 * count)
        .putShort((short) count)
        .putShort((short) weight)
        .putShort((short) (number.signum() < 0 ? NEGATIVE : 0))
        .putShort((short) scale);
    for (int i = digits.length - 1; i >= zeros; i--) {
      to.putShort(digits[i]);
    }
  }

  private static long power(int padding) {
    return switch (padding) {
      case 0 -> 1;
      case 1 -> 10;
      case 2 -> 100;
      default -> 1000;
    };
  }

  private static short[] digits(long number) {
    short[] digits = new short[5];
    int count = 0;
    for (long rest = number; rest > 0; rest /= BASE) {
      digits[count++] = (short) (rest % BASE);
    }
    return Arrays.copyOf(digits, count);
  }

  private static short[] digits(BigInteger number) {
    short[] digits = new short[number.bitLength() / 13 + 1];
    int count = 0;
    for (BigInteger rest = number; rest.signum() > 0; ) {
      BigInteger[] parts = rest.divideAndRemainder(BIG_BASE);
      digits[count++] = parts[1].shortValue();
      rest = parts[0];
    }
    return Arrays.copyOf(digits, count);
  }
}
