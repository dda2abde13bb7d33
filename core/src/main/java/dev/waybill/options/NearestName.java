package dev.waybill.options;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Finds the name that was probably meant. */
public final class NearestName {
  private NearestName() {}

  /** The known name with the fewest edits away, whatever its case, if they are few. */
  public static Optional<String> among(List<String> known, String typed) {
    String lower = typed.toLowerCase(Locale.ROOT).replace('-', '_');
    return known.stream()
        .min(Comparator.comparingInt(name -> edits(name.toLowerCase(Locale.ROOT), lower)))
        .filter(
            name -> edits(name.toLowerCase(Locale.ROOT), lower) <= Math.max(2, name.length() / 3));
  }

  /** Levenshtein's distance, two rows at a time. */
  private static int edits(String a, String b) {
    int[] above = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      above[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int[] row = new int[b.length() + 1];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int replace = above[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        row[j] = Math.min(replace, Math.min(above[j], row[j - 1]) + 1);
      }
      above = row;
    }
    return above[b.length()];
  }
}
