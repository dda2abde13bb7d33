package dev.waybill.spi;

import dev.waybill.ErrorCode;
import dev.waybill.WaybillException;
import java.util.ArrayList;
import java.util.List;

/** Schema and table exactly as the database's catalog spells them, unquoted. */
public record TableName(String schema, String table) {
  /** For messages and logs; not SQL. */
  @Override
  public String toString() {
    return schema + "." + table;
  }

  /**
   * Splits a typed name at its dots, outside double quotes; {@code ""} inside quotes is one quote.
   *
   * @throws WaybillException {@code CONFIGURATION} unless it has one or two parts, none empty
   */
  public static List<Part> parse(String typed) {
    List<Part> parts = new ArrayList<>();
    StringBuilder part = new StringBuilder();
    boolean quoted = false;
    boolean inQuotes = false;
    for (int i = 0; i < typed.length(); i++) {
      char c = typed.charAt(i);
      if (c == '"' && inQuotes && i + 1 < typed.length() && typed.charAt(i + 1) == '"') {
        part.append('"');
        i++;
      } else if (c == '"' && (inQuotes || part.isEmpty())) {
        inQuotes = !inQuotes;
        quoted = true;
      } else if (c == '.' && !inQuotes) {
        parts.add(new Part(part.toString(), quoted));
        part.setLength(0);
        quoted = false;
      } else {
        part.append(c);
      }
    }
    parts.add(new Part(part.toString(), quoted));
    if (inQuotes || parts.size() > 2 || parts.stream().anyMatch(p -> p.text().isBlank())) {
      throw new WaybillException(
          ErrorCode.CONFIGURATION,
          "'" + typed + "' is no table name. Write schema and table, such as public.orders.");
    }
    return parts;
  }

  /**
   * One part of a typed name.
   *
   * @param text without its quotes
   * @param quoted whether it stood in quotes, so that its case is meant
   */
  public record Part(String text, boolean quoted) {}
}
