package dev.waybill.app.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * The launcher for Unix and the one for Windows, which cannot be run side by side, name the same
 * options and messages.
 */
class LaunchersInStepTest {
  private static final Path ROOT = Path.of(System.getProperty("waybill.root", ".."));

  private static final Pattern MESSAGE =
      Pattern.compile("(?s)fail ['\"](.*?)['\"](?: 2)?\\s*(?:\\n|;;|\\|)");
  private static final Pattern VARIABLE =
      Pattern.compile("\\$\\{\\w+:\\+[^}]*}|\\$\\{[^}]*}|\\$\\w+|%\\w+%");
  private static final Pattern OPTION =
      Pattern.compile(
          "-XX:[+\\w]+|-X(?:share|log):\\w+|-Dstyle[\\w.=]+|-Dmaven[\\w.=]+|-q -B|-pl \\S+");

  private static String text(String launcher) throws IOException {
    return Files.readString(ROOT.resolve(launcher)).replace("\r\n", "\n").replace("\\\n", "");
  }

  /** Without what the one for Windows only refuses. */
  private static String withoutBench(String launcher) {
    return launcher.replaceAll("(?ms)^bench_package\\(\\) \\{.*?^}\\n", "");
  }

  private static List<String> all(Pattern pattern, String text) {
    return pattern.matcher(text).results().map(MatchResult::group).distinct().sorted().toList();
  }

  /** Messages with their variables blanked out. */
  private static List<String> messages(String text) {
    return MESSAGE
        .matcher(text)
        .results()
        .map(match -> VARIABLE.matcher(match.group(1)).replaceAll("_"))
        // The shell writes the two ends of this one as a variable.
        .map(message -> message.replace("Java found under JAVA_HOME (_).", "Java found_."))
        .map(message -> message.replace("Java found.", "Java found_."))
        .distinct()
        .sorted()
        .toList();
  }

  @Test
  void messages_areTheSame() throws IOException {
    assertThat(messages(text("waybill")))
        .hasSizeGreaterThanOrEqualTo(5)
        .isEqualTo(messages(text("waybill.cmd")));
    String building = "building the jar, which takes a minute the first time";
    assertThat(text("waybill")).contains(building);
    assertThat(text("waybill.cmd")).contains(building);
  }

  @Test
  void options_areTheSame() throws IOException {
    assertThat(all(OPTION, withoutBench(text("waybill"))))
        .hasSizeGreaterThanOrEqualTo(8)
        .isEqualTo(all(OPTION, text("waybill.cmd")));
    for (String variable : List.of("JAVA_HOME", "WAYBILL_JAVA_OPTS")) {
      assertThat(text("waybill")).contains(variable);
      assertThat(text("waybill.cmd")).contains(variable);
    }
  }
}
