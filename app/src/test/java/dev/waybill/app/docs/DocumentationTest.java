package dev.waybill.app.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Runs every block of README.md and of the pages under docs, and follows every link between them.
 */
class DocumentationTest {
  private static final Path ROOT =
      Path.of(System.getProperty("waybill.root", "..")).toAbsolutePath().normalize();

  @TempDir private static Path folder;

  @TestFactory
  Stream<DynamicTest> page_everyBlock_runs() throws IOException {
    return pages().stream()
        .filter(page -> !page.blocks().isEmpty())
        .map(page -> dynamicTest(name(page), page.path().toUri(), () -> run(page)));
  }

  private static void run(Page page) throws Exception {
    Path place = Files.createDirectories(folder.resolve(name(page).replaceAll("\\W", "-")));
    try (Workshop workshop = new Workshop(place, page.wantsPreparedDatabases())) {
      for (Block block : page.blocks()) {
        if (!block.noRun().isEmpty()) {
          continue;
        }
        try {
          workshop.run(block);
        } catch (Exception | AssertionError e) {
          throw new AssertionError(
              name(page) + ":" + block.line() + ": " + String.valueOf(e.getMessage()), e);
        }
      }
    }
  }

  @TestFactory
  Stream<DynamicTest> page_everyLink_leadsSomewhere() throws IOException {
    return pages().stream().map(page -> dynamicTest(name(page), () -> follow(page)));
  }

  private static void follow(Page page) {
    for (String link : page.links()) {
      int hash = link.indexOf('#');
      String file = hash < 0 ? link : link.substring(0, hash);
      Path target = file.isEmpty() ? page.path() : target(page, file);
      assertThat(target).as("link to %s", link).exists();
      if (hash >= 0) {
        assertThat(Page.read(target).anchors())
            .as("headings for the link to %s", link)
            .contains(link.substring(hash + 1));
      }
    }
  }

  private static Path target(Page page, String file) {
    return page.path().resolveSibling(file).normalize();
  }

  @Test
  void pages_underDocs_areLinkedFromAnother() throws IOException {
    Set<Path> linked = new LinkedHashSet<>();
    for (Page page : pages()) {
      page.links().stream()
          .map(link -> target(page, link.replaceFirst("#.*", "")))
          .filter(target -> !target.equals(page.path()))
          .forEach(linked::add);
    }
    List<Path> under =
        pages().stream()
            .map(Page::path)
            .filter(path -> path.startsWith(ROOT.resolve("docs")))
            .filter(path -> !path.endsWith("README.md"))
            .toList();
    assertThat(linked).containsAll(under);
  }

  private static List<Page> pages() throws IOException {
    try (Stream<Path> root = Files.list(ROOT);
        Stream<Path> docs = Files.walk(ROOT.resolve("docs"))) {
      return Stream.concat(root, docs)
          .filter(path -> path.toString().endsWith(".md"))
          .sorted()
          .map(Page::read)
          .toList();
    }
  }

  private static String name(Page page) {
    return ROOT.relativize(page.path()).toString().replace('\\', '/');
  }
}
