package dev.waybill.app.docs;

import java.util.List;

/**
 * A fenced block of a page.
 *
 * @param line where its fence stands
 * @param info the words after the fence, such as {@code sql postgresql}
 * @param text what it holds
 * @param noRun why it is not run; empty where it is
 */
record Block(int line, List<String> info, String text, String noRun) {
  String language() {
    return info.isEmpty() ? "" : info.get(0);
  }

  boolean says(String word) {
    return info.subList(Math.min(1, info.size()), info.size()).contains(word);
  }
}
