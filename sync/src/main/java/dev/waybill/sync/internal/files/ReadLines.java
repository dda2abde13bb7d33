package dev.waybill.sync.internal.files;

import java.io.IOException;
import java.io.Reader;
import org.jspecify.annotations.Nullable;

/**
 * Lines that end with LF, CRLF or CR. Unlike the JDK's it has a limit, so that a file without line
 * ends does not fill the memory.
 */
final class ReadLines {
  /** As long as a CSV record may be. */
  static final int LONGEST = 16 * 1024 * 1024;

  private final Reader text;
  private final char[] buffer = new char[1 << 16];
  private int at;
  private int end;
  private boolean afterReturn;
  private long number;

  ReadLines(Reader text) {
    this.text = text;
  }

  /** Of the line that {@link #next} gave last, from 1. */
  long number() {
    return number;
  }

  /** The next line without its end; null after the last. */
  @Nullable String next() throws IOException, Unreadable {
    StringBuilder line = new StringBuilder();
    boolean any = false;
    while (more()) {
      if (afterReturn && buffer[at] == '\n') {
        at++;
        afterReturn = false;
        continue;
      }
      afterReturn = false;
      any = true;
      int from = at;
      while (at < end && buffer[at] != '\n' && buffer[at] != '\r') {
        at++;
      }
      line.append(buffer, from, at - from);
      if (line.length() > LONGEST) {
        throw new Unreadable(number + 1, "is longer than 16 million characters");
      }
      if (at < end) {
        afterReturn = buffer[at++] == '\r';
        number++;
        return line.toString();
      }
    }
    if (!any) {
      return null;
    }
    number++;
    return line.toString();
  }

  private boolean more() throws IOException {
    if (at == end) {
      at = 0;
      end = Math.max(0, text.read(buffer, 0, buffer.length));
    }
    return at < end;
  }
}
