package dev.waybill.app.docs;

import java.util.ArrayList;
import java.util.List;

/** Splits the lines of a shell block into commands of words: quotes, backslashes and comments. */
final class ShellWords {
  /**
   * A command.
   *
   * @param words without their quotes
   * @param comment what follows {@code #}
   */
  record Command(List<String> words, String comment) {}

  private final List<Command> commands = new ArrayList<>();
  private List<String> words = new ArrayList<>();
  private final StringBuilder word = new StringBuilder();
  private final StringBuilder comment = new StringBuilder();
  private boolean begun;

  private ShellWords() {}

  static List<Command> split(String text) {
    return new ShellWords().read(text);
  }

  private List<Command> read(String text) {
    char quote = 0;
    boolean inComment = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\n' && quote == 0) {
        inComment = false;
        endCommand();
      } else if (inComment) {
        comment.append(c);
      } else if (quote != 0) {
        if (c == quote) {
          quote = 0;
        } else {
          word.append(c);
        }
      } else if (c == '\'' || c == '"') {
        quote = c;
        begun = true;
      } else if (c == '\\' && i + 1 < text.length()) {
        i++;
        if (text.charAt(i) != '\n') {
          word.append(text.charAt(i));
        }
      } else if (Character.isWhitespace(c)) {
        endWord();
      } else if (c == '#' && word.isEmpty() && !begun) {
        inComment = true;
      } else {
        word.append(c);
      }
    }
    endCommand();
    return commands;
  }

  private void endWord() {
    if (begun || !word.isEmpty()) {
      words.add(word.toString());
    }
    word.setLength(0);
    begun = false;
  }

  private void endCommand() {
    endWord();
    if (!words.isEmpty()) {
      commands.add(new Command(List.copyOf(words), comment.toString().strip()));
    }
    words = new ArrayList<>();
    comment.setLength(0);
  }
}
