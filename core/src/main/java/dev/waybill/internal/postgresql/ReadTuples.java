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
import java.util.Arrays;
import java.util.UUID;

/** Goes through what COPY wrote in its binary format; see {@link EncodeTuples}. Not thread-safe. */
final class ReadTuples {
  private static final int SIGNATURE_AND_FLAGS = 15;
  private static final long EPOCH_SECONDS = 946_684_800;
  private static final long EPOCH_DAYS = 10_957;
  private static final int NEGATIVE = 0x4000;

  private final byte[] bytes;
  private final ByteBuffer buffer;
  private int start;
  private int end;
  private int[] fields = new int[0];

  ReadTuples(byte[] bytes) {
    this.bytes = bytes;
    this.buffer = ByteBuffer.wrap(bytes);
    this.end = SIGNATURE_AND_FLAGS + 4 + buffer.getInt(SIGNATURE_AND_FLAGS);
  }

  byte[] bytes() {
    return bytes;
  }

  /** Goes to the next tuple; false at the end. */
  boolean next() {
    start = end;
    int count = buffer.getShort(start);
    if (count < 0) {
      return false;
    }
    if (fields.length != count) {
      fields = new int[count];
    }
    int at = start + 2;
    for (int i = 0; i < count; i++) {
      fields[i] = at;
      at += 4 + Math.max(0, buffer.getInt(at));
    }
    end = at;
    return true;
  }

  /** Where a field begins: its length, then its bytes. */
  int field(int number) {
    return number == fields.length ? end : fields[number];
  }

  int end() {
    return end;
  }

  int number(int field) {
    return buffer.getInt(fields[field] + 4);
  }

  /** A value as {@code FitValue} makes it; not null. */
  Object value(int field, Wire wire) {
    int length = buffer.getInt(fields[field]);
    int at = fields[field] + 4;
    return switch (wire) {
      case BOOL -> bytes[at] != 0;
      case INT2 -> (long) buffer.getShort(at);
      case INT4 -> (long) buffer.getInt(at);
      case INT8 -> buffer.getLong(at);
      case FLOAT4 -> buffer.getFloat(at) + 0.0f;
      case FLOAT8 -> buffer.getDouble(at) + 0.0;
      case NUMERIC -> numeric(at);
      case TEXT, PLAIN, CONVERTED -> new String(bytes, at, length, StandardCharsets.UTF_8);
      case JSONB -> new String(bytes, at + 1, length - 1, StandardCharsets.UTF_8);
      case BYTEA -> Arrays.copyOfRange(bytes, at, at + length);
      case DATE -> LocalDate.ofEpochDay(buffer.getInt(at) + EPOCH_DAYS);
      case TIME -> LocalTime.ofNanoOfDay(buffer.getLong(at) * 1000);
      case TIMESTAMP -> LocalDateTime.ofEpochSecond(second(at), nano(at), ZoneOffset.UTC);
      case TIMESTAMPTZ -> Instant.ofEpochSecond(second(at), nano(at));
      case UUID -> new UUID(buffer.getLong(at), buffer.getLong(at + 8)).toString();
    };
  }

  private long second(int at) {
    return Math.floorDiv(buffer.getLong(at), 1_000_000L) + EPOCH_SECONDS;
  }

  private int nano(int at) {
    return (int) Math.floorMod(buffer.getLong(at), 1_000_000L) * 1000;
  }

  private BigDecimal numeric(int at) {
    int count = buffer.getShort(at);
    int weight = buffer.getShort(at + 2);
    BigInteger unscaled = BigInteger.ZERO;
    for (int i = 0; i < count; i++) {
      unscaled =
          unscaled
              .multiply(BigInteger.valueOf(10_000))
              .add(BigInteger.valueOf(buffer.getShort(at + 8 + 2 * i)));
    }
    BigDecimal value = new BigDecimal(unscaled, 4 * (count - 1 - weight));
    return buffer.getShort(at + 4) == NEGATIVE ? value.negate() : value;
  }
}
