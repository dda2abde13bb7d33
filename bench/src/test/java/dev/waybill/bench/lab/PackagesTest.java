package dev.waybill.bench.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waybill.WaybillException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With tools that know packages as files of a folder. */
class PackagesTest {
  private static final List<String> NEEDED = List.of("postgresql-15", "pgqd", "pgqd");

  @TempDir private Path tools;

  private final List<String> questions = new ArrayList<>();

  @BeforeEach
  void install() throws IOException {
    tool("dpkg-query", "[ -e \"$(dirname \"$0\")/$3.deb\" ] && printf installed");
    tool(
        "apt-get",
        "shift; [ \"$1\" = install ] || exit 0; shift 3;"
            + " for name; do : >\"$(dirname \"$0\")/$name.deb\"; done");
  }

  private void tool(String name, String script) throws IOException {
    Path file = tools.resolve(name);
    Files.writeString(file, "#!/bin/sh\n" + script + "\n");
    assertThat(file.toFile().setExecutable(true)).isTrue();
  }

  private Packages packages(boolean root, boolean answer) {
    return new Packages(
        tools,
        root,
        question -> {
          questions.add(question);
          return answer;
        },
        line -> {});
  }

  private void have(String... names) throws IOException {
    for (String name : names) {
      Files.createFile(tools.resolve(name + ".deb"));
    }
  }

  @Test
  void allThere_asksNothing() throws Exception {
    have("postgresql-15", "pgqd");

    assertThat(packages(false, false).provide(NEEDED)).isEmpty();
    assertThat(questions).isEmpty();
  }

  @Test
  void agreed_installs() throws Exception {
    assertThat(packages(true, true).provide(NEEDED)).isEmpty();
    assertThat(questions).containsExactly("Install postgresql-15 pgqd with apt-get?");
  }

  @Test
  void refused_leavesOutWhatCanBeLeftOut() throws Exception {
    have("postgresql-15");

    assertThat(packages(true, false).provide(NEEDED)).containsExactly("pgqd");
  }

  @Test
  void refused_withoutTheServer_isAnError() {
    assertThatThrownBy(() -> packages(true, false).provide(NEEDED))
        .isInstanceOf(WaybillException.class)
        .hasMessage("Missing: postgresql-15 pgqd. Install that, or run this with --yes.");
  }

  @Test
  void notRoot_isToldWhatToInstall() {
    assertThatThrownBy(() -> packages(false, true).provide(NEEDED))
        .isInstanceOf(WaybillException.class)
        .hasMessageEndingWith("Run: apt-get install postgresql-15 pgqd");
    assertThat(questions).isEmpty();
  }

  @Test
  void aptGet_thatFails_isTold() throws IOException {
    tool("apt-get", "exit 100");

    assertThatThrownBy(() -> packages(true, true).provide(NEEDED))
        .hasMessageStartingWith("apt-get ended with 100");
  }
}
