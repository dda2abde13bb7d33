package dev.waybill.sync.internal.files;

import java.nio.charset.Charset;
import java.util.Locale;
import java.util.Set;

/**
 * How the files are written.
 *
 * @param format of their records
 * @param encoding where no byte order mark says otherwise
 * @param delimiter between the columns of CSV
 * @param nulls what stands for null in CSV where it is not quoted
 */
record Layout(Format format, Charset encoding, char delimiter, Set<String> nulls) {
  Layout {
    nulls = Set.copyOf(nulls);
  }

  /** Of the records. */
  enum Format {
    CSV,
    NDJSON;

    /** Whether a file is named for this format, compressed or not, whatever the case. */
    boolean names(String file) {
      String name = file.toLowerCase(Locale.ROOT).replaceFirst("[.]gz$", "");
      return switch (this) {
        case CSV -> name.endsWith(".csv");
        case NDJSON -> name.endsWith(".ndjson") || name.endsWith(".jsonl");
      };
    }
  }
}
