package dev.waybill.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.ErrorCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** What needs no database. */
class CommandLineTest {
  @TempDir private Path folder;

  static Stream<String> commands() {
    return names(new WaybillCommand(NoScreen.SCREEN).commandLine(), "");
  }

  private static Stream<String> names(CommandLine command, String above) {
    return command.getSubcommands().entrySet().stream()
        .filter(entry -> !entry.getValue().getCommandSpec().usageMessage().hidden())
        .flatMap(
            entry ->
                Stream.concat(
                    Stream.of(above + entry.getKey()),
                    names(entry.getValue(), above + entry.getKey() + " ")));
  }

  @ParameterizedTest
  @MethodSource("commands")
  void help_hasAnExampleAndTheExitCodes(String command) {
    List<String> arguments = new ArrayList<>(Arrays.asList(command.split(" ", -1)));
    arguments.add("--help");

    CommandRun run = CommandRun.of(arguments.toArray(String[]::new)).succeeds();

    assertThat(run.out())
        .startsWith("Usage: waybill " + command)
        .containsPattern("\nExamples?:")
        .contains("\n  waybill " + command)
        .contains("Exit codes:");
    assertThat(run.err()).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("commands")
  void help_alone_isThatAmongAllCommands(String command) {
    String[] alone = (command + " --help").split(" ", -1);
    List<String> amongAll = new ArrayList<>(List.of("--config=waybill.yaml"));
    amongAll.addAll(List.of(alone));

    assertThat(CommandRun.of(alone)).isEqualTo(CommandRun.of(amongAll.toArray(String[]::new)));
  }

  @Test
  void commands_haveTheNamesOfTheirAnnotations() {
    assertThat(new WaybillCommand(NoScreen.SCREEN).commandLine().getSubcommands())
        .hasSizeGreaterThan(10)
        .allSatisfy(
            (name, command) ->
                assertThat(command.getCommand().getClass().getAnnotation(Command.class).name())
                    .isEqualTo(name));
  }

  @Test
  void help_listsEveryExitCodeThereIs() {
    String help = CommandRun.of("--help").succeeds().out();

    assertThat(ErrorCode.values())
        .allSatisfy(code -> assertThat(help).contains("\n  " + code.exitCode() + "   "));
  }

  @Test
  void version_isPrinted() {
    assertThat(CommandRun.of("--version").succeeds().out()).startsWith("waybill ");
  }

  @Test
  void bench_withoutTheSources_saysWhereItRuns() {
    CommandRun.of("bench").failsWith(2, "./waybill bench");
    CommandRun.of("bench", "--only", "bulk").failsWith(2, "./waybill bench --only bulk");
  }

  @Test
  void misuse_isOneLineWithExitCode2() {
    CommandRun.of().failsWith(2, "Missing a command");
    CommandRun.of("queue").failsWith(2, "Missing one of list, create, drop");
    CommandRun.of("refresh", "--kueue", "x").failsWith(2, "--kueue");
    CommandRun.of("recall", "seven").failsWith(2, "seven");
    CommandRun.of("show", "--format", "xml").failsWith(2, "xml");
    CommandRun misspelt = CommandRun.of("refesh");
    assertThat(misspelt.code()).isEqualTo(2);
    assertThat(misspelt.err()).contains("'refesh'", "refresh");
  }

  @Test
  void configuration_mistakesAreToldOneALine() throws IOException {
    Path file = folder.resolve("waybill.yaml");
    Files.writeString(file, "databse: {}\ntimezone: Mars\n");

    CommandRun run = CommandRun.of("status", "--config", file.toString());

    assertThat(run.code()).isEqualTo(3);
    assertThat(run.err().lines())
        .containsExactly(
            "waybill: " + file + ":1:1: databse: unknown key; did you mean database?",
            "waybill: "
                + file
                + ":2:11: timezone: 'Mars' is no time zone; write one such as America/Chicago or"
                + " UTC");
  }

  @Test
  void configuration_urlOfNoPack_isTold() throws IOException {
    Path file = folder.resolve("waybill.yaml");
    Files.writeString(file, "database: { url: 'jdbc:oracle:thin:@x' }");

    CommandRun.of("status", "--config", file.toString())
        .failsWith(3, "no database pack knows this URL");
  }

  @Test
  void init_writesAFileOnce() {
    String file = folder.resolve("shop.yaml").toString();

    assertThat(CommandRun.of("init", "--config", file).succeeds().err()).contains("Wrote " + file);
    CommandRun.of("init", "--config", file).failsWith(5, "is there already");
  }
}
