package dev.waybill.sync.internal.files;

import dev.waybill.load.TargetTable.Kind;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The records of a file, one after the other. */
interface ReadRecords {
  /**
   * The next record; null at the end.
   *
   * @throws Unreadable where what follows cannot be told apart
   * @throws IOException where the file cannot be read just now
   */
  @Nullable FileRecord next() throws IOException, Unreadable;

  /** Checks the names that hold for all records, where there are such. */
  default void checkHeader(FitRecord fit) throws Unreadable {}

  /** How a message names a column of the file, such as {@code column 3 (Total)}. */
  String where(String name);

  /** What the values of a column seem to be. */
  Kind kind(String name);

  /** A kind that takes the values of two. */
  static Kind both(Kind one, Kind other) {
    if (one == other) {
      return one;
    }
    boolean numbers =
        (one == Kind.WHOLE_NUMBER || one == Kind.DECIMAL)
            && (other == Kind.WHOLE_NUMBER || other == Kind.DECIMAL);
    return numbers ? Kind.DECIMAL : Kind.TEXT;
  }
}
