package dev.waybill.sync.internal.files;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A record as it stands in a file. */
sealed interface FileRecord {
  /** The physical line on which it begins, from 1. */
  long line();

  /**
   * One that could be read.
   *
   * @param names of the file's columns; the same list for all records of a CSV file
   * @param values as text, in the order of the names
   */
  record Fields(long line, List<String> names, List<@Nullable String> values)
      implements FileRecord {}

  /**
   * One that could not.
   *
   * @param reason without data of the record
   * @param text the record itself
   */
  record Broken(long line, String reason, String text) implements FileRecord {}
}
