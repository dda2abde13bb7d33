package dev.waybill.app.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A page of the documentation.
 *
 * <p>HTML comments tell the runner what readers need not see: {@code <!-- no-run: reason -->}
 * before a block, {@code <!-- database: prepared -->} anywhere on the page.
 *
 * @param path its file
 * @param blocks its fenced blocks, in order
 * @param prose its text without them
 */
record Page(Path path, List<Block> blocks, String prose) {
  private static final Pattern FENCE = Pattern.compile("( *)```(.*)");
  private static final Pattern NO_RUN = Pattern.compile("<!-- no-run: (.+) -->");
  private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s]+)\\)");
  private static final Pattern HEADING = Pattern.compile("(?m)^#+ +(.+?) *$");

  static Page read(Path path) {
    List<Block> blocks = new ArrayList<>();
    StringBuilder prose = new StringBuilder();
    List<String> lines = lines(path);
    String noRun = "";
    for (int i = 0; i < lines.size(); i++) {
      Matcher open = FENCE.matcher(lines.get(i));
      if (!open.matches()) {
        Matcher marker = NO_RUN.matcher(lines.get(i).strip());
        if (marker.matches()) {
          noRun = marker.group(1);
        } else if (!lines.get(i).isBlank()) {
          noRun = "";
        }
        prose.append(lines.get(i)).append('\n');
        continue;
      }
      int fence = i + 1;
      StringBuilder text = new StringBuilder();
      for (i++; i < lines.size() && !lines.get(i).strip().equals("```"); i++) {
        text.append(lines.get(i)).append('\n');
      }
      String indented = text.toString().replaceAll("(?m)^" + open.group(1), "");
      List<String> info =
          Pattern.compile("\\S+").matcher(open.group(2)).results().map(MatchResult::group).toList();
      blocks.add(new Block(fence, info, indented, noRun));
      noRun = "";
    }
    return new Page(path, blocks, prose.toString());
  }

  private static List<String> lines(Path path) {
    try {
      return Files.readAllLines(path);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  boolean wantsPreparedDatabases() {
    return prose.contains("<!-- database: prepared -->");
  }

  /** Targets of its links to other pages, pictures and headings. */
  List<String> links() {
    return LINK.matcher(prose.replaceAll("`[^`]*`", ""))
        .results()
        .map(link -> link.group(1))
        .filter(target -> !target.matches("[a-z]+:.*"))
        .toList();
  }

  /** What a link's fragment may name, by the rules of the usual hosts. */
  Set<String> anchors() {
    Set<String> anchors = new LinkedHashSet<>();
    HEADING
        .matcher(prose)
        .results()
        .map(heading -> heading.group(1).toLowerCase(Locale.ROOT))
        .map(heading -> heading.replaceAll("[^\\p{L}\\p{N} _-]", "").replace(' ', '-'))
        .forEach(anchors::add);
    return anchors;
  }
}
