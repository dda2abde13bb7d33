package dev.waybill.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.Capability;
import dev.waybill.ErrorCode;
import dev.waybill.Waybill;
import dev.waybill.spi.DatabasePack;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What the pages say of databases and exit codes follows from the code. */
class ReadmeTest {
  private static final Path ROOT = Path.of(System.getProperty("waybill.root", ".."));
  private static final String BEGIN = "<!-- promises -->\n";
  private static final String END = "<!-- /promises -->";

  @Test
  void promises_areThoseOfThePacks() throws IOException {
    Path file = ROOT.resolve("README.md");
    String readme = Files.readString(file);
    int begin = readme.indexOf(BEGIN) + BEGIN.length();
    int end = readme.indexOf(END);
    String table = table(Waybill.packs());

    if (Boolean.getBoolean("waybill.readme.write")) {
      Files.writeString(file, readme.substring(0, begin) + table + readme.substring(end));
    } else {
      assertThat(readme.substring(begin, end))
          .as("the table in README.md; -Dwaybill.readme.write=true writes it")
          .isEqualTo(table);
    }
  }

  private static String table(List<DatabasePack> packs) {
    List<String> notes = new ArrayList<>();
    StringBuilder table = new StringBuilder("| | promise |");
    packs.forEach(pack -> table.append(' ').append(pack.title()).append(" |"));
    table.append("\n|---|---|").append("---|".repeat(packs.size())).append('\n');
    for (Capability promise : Capability.values()) {
      table
          .append("| " + promise.code() + " | **" + promise.title() + "**: ")
          .append(promise.promise() + " |");
      packs.forEach(pack -> table.append(' ').append(kept(pack, promise, notes)).append(" |"));
      table.append('\n');
    }
    table.append('\n').append(notes.stream().collect(Collectors.joining("\n"))).append('\n');
    return table.toString();
  }

  private static String kept(DatabasePack pack, Capability promise, List<String> notes) {
    String mark = pack.capabilities().contains(promise) ? "yes" : "no";
    String remark = pack.remarks().get(promise);
    if (remark == null) {
      return mark;
    }
    notes.add((notes.size() + 1) + ". " + pack.title() + ", " + promise.code() + ": " + remark);
    return mark + " (" + notes.size() + ")";
  }

  @Test
  void exitCodes_areAllDocumented() throws IOException {
    String page = Files.readString(ROOT.resolve("docs/cli.md"));

    assertThat(ErrorCode.values())
        .allSatisfy(code -> assertThat(page).contains("\n| " + code.exitCode() + " | "));
  }
}
