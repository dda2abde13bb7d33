package dev.waybill.internal;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** JSON objects of plain values, as records that are set aside are kept. Stateless. */
final class FlatJson {
  private FlatJson() {}

  /** An object of names and values; bytes as {@code \x} and hexadecimal digits. */
  static String write(List<String> names, List<?> values) {
    StringBuilder json = new StringBuilder("{");
    for (int i = 0; i < names.size(); i++) {
      if (i > 0) {
        json.append(',');
      }
      string(json, names.get(i));
      json.append(':');
      value(json, values.get(i));
    }
    return json.append('}').toString();
  }

  private static void value(StringBuilder json, @Nullable Object value) {
    if (value == null || value instanceof Boolean) {
      json.append(value);
    } else if (value instanceof byte[] bytes) {
      string(json, "\\x" + HexFormat.of().formatHex(bytes));
    } else if (value instanceof Number number && isPlain(number)) {
      json.append(number);
    } else if (value instanceof Instant || value instanceof OffsetDateTime) {
      string(json, FitTime.text(value));
    } else {
      string(json, value.toString());
    }
  }

  private static boolean isPlain(Number number) {
    return !(number instanceof Double || number instanceof Float)
        || Double.isFinite(number.doubleValue());
  }

  private static void string(StringBuilder json, String text) {
    json.append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' || c == '\\') {
        json.append('\\').append(c);
      } else if (c < ' ' || Character.isSurrogate(c)) {
        // Half a character cannot be stored as it is; a whole one can be written so, too.
        json.append("\\u").append(HexFormat.of().toHexDigits(c));
      } else {
        json.append(c);
      }
    }
    json.append('"');
  }

  /** Names and values; null where the text is no object of plain values. */
  static @Nullable Map<String, @Nullable Object> read(String json) {
    Reader reader = new Reader(json.strip());
    try {
      return reader.object();
    } catch (IllegalArgumentException | StringIndexOutOfBoundsException e) {
      return null;
    }
  }

  /** What tells texts apart in an index that takes no long ones. */
  static String digest(String text) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static final class Reader {
    private final String json;
    private int at;

    Reader(String json) {
      this.json = json;
    }

    Map<String, @Nullable Object> object() {
      Map<String, @Nullable Object> members = new LinkedHashMap<>();
      expect('{');
      if (next() != '}') {
        do {
          next();
          String name = string();
          next();
          expect(':');
          next();
          members.put(name, value());
        } while (next() == ',' && at++ >= 0);
      }
      expect('}');
      if (at != json.length()) {
        throw new IllegalArgumentException("more than an object");
      }
      return members;
    }

    /** The next character that is no blank. */
    private char next() {
      while (Character.isWhitespace(json.charAt(at))) {
        at++;
      }
      return json.charAt(at);
    }

    private void expect(char c) {
      if (json.charAt(at) != c) {
        throw new IllegalArgumentException("no " + c);
      }
      at++;
    }

    private @Nullable Object value() {
      if (json.charAt(at) == '"') {
        return string();
      }
      int start = at;
      while (",} \n\r\t".indexOf(json.charAt(at)) < 0) {
        at++;
      }
      String word = json.substring(start, at);
      return switch (word) {
        case "null" -> null;
        case "true" -> true;
        case "false" -> false;
        default -> new BigDecimal(word);
      };
    }

    private String string() {
      expect('"');
      StringBuilder text = new StringBuilder();
      while (json.charAt(at) != '"') {
        char c = json.charAt(at++);
        text.append(c == '\\' ? escaped() : c);
      }
      at++;
      return text.toString();
    }

    private char escaped() {
      char c = json.charAt(at++);
      return switch (c) {
        case 'b' -> '\b';
        case 'f' -> '\f';
        case 'n' -> '\n';
        case 'r' -> '\r';
        case 't' -> '\t';
        case 'u' -> {
          at += 4;
          yield (char) Integer.parseInt(json.substring(at - 4, at), 16);
        }
        default -> c;
      };
    }
  }
}
