package dev.waybill.internal.postgresql;

import dev.waybill.load.TargetTable.Kind;

/** How a column's values go over the wire in COPY's binary format. */
enum Wire {
  BOOL(Kind.TRUTH),
  INT2(Kind.WHOLE_NUMBER),
  INT4(Kind.WHOLE_NUMBER),
  INT8(Kind.WHOLE_NUMBER),
  FLOAT4(Kind.FLOAT),
  FLOAT8(Kind.FLOAT),
  NUMERIC(Kind.DECIMAL),
  TEXT(Kind.TEXT),
  BYTEA(Kind.BYTES),
  DATE(Kind.DATE),
  TIME(Kind.TIME),
  TIMESTAMP(Kind.DATE_TIME),
  TIMESTAMPTZ(Kind.INSTANT),
  UUID(Kind.OTHER),
  /** Text after a version. */
  JSONB(Kind.OTHER),
  /** Text as it is: enumerations, {@code json}, {@code xml}. */
  PLAIN(Kind.OTHER),
  /** As text, which the server converts after COPY: arrays, ranges, domains, addresses. */
  CONVERTED(Kind.OTHER);

  private final Kind kind;

  Wire(Kind kind) {
    this.kind = kind;
  }

  Kind kind() {
    return kind;
  }

  /**
   * @param oid of the type in the catalog
   * @param sort its {@code typtype}
   */
  static Wire of(long oid, String sort) {
    if (sort.equals("e")) {
      return PLAIN;
    }
    // The oids are fixed: see pg_type.dat.
    return switch ((int) oid) {
      case 16 -> BOOL;
      case 21 -> INT2;
      case 23 -> INT4;
      case 20 -> INT8;
      case 700 -> FLOAT4;
      case 701 -> FLOAT8;
      case 1700 -> NUMERIC;
      case 25, 1042, 1043 -> TEXT;
      case 17 -> BYTEA;
      case 1082 -> DATE;
      case 1083 -> TIME;
      case 1114 -> TIMESTAMP;
      case 1184 -> TIMESTAMPTZ;
      case 2950 -> UUID;
      case 3802 -> JSONB;
      case 114, 142 -> PLAIN;
      default -> CONVERTED;
    };
  }

  /** Whether equal values are the same bytes, given what a column's type says of its scale. */
  boolean isExact(int length) {
    return switch (this) {
      case FLOAT4, FLOAT8, JSONB, PLAIN, CONVERTED -> false;
      case NUMERIC -> length > 0;
      default -> true;
    };
  }
}
