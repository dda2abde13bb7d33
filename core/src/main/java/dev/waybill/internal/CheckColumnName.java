package dev.waybill.internal;

import dev.waybill.ErrorCode;
import dev.waybill.WaybillException;
import java.nio.charset.StandardCharsets;

/** Refuses names that a source may have and a column should not. Stateless. */
final class CheckColumnName {
  /** PostgreSQL's limit; longer names would be cut in silence. */
  private static final int MOST_BYTES = 63;

  private CheckColumnName() {}

  /**
   * @throws WaybillException {@code BAD_NAME}
   */
  static void check(String table, String name) {
    boolean plain =
        !name.isBlank()
            && name.equals(name.strip())
            && name.chars().noneMatch(c -> Character.isISOControl(c) || c == '"')
            && name.getBytes(StandardCharsets.UTF_8).length <= MOST_BYTES;
    if (!plain) {
      String shown = name.length() > MOST_BYTES ? name.substring(0, MOST_BYTES) + "..." : name;
      throw new WaybillException(
          ErrorCode.BAD_NAME,
          "Table "
              + table
              + ": '"
              + shown.replaceAll("\\p{Cntrl}", " ")
              + "' cannot name a column. Add the column by hand under another name of at most "
              + MOST_BYTES
              + " bytes without quotes, and map the field to it.");
    }
  }
}
