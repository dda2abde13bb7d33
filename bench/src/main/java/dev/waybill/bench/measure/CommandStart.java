package dev.waybill.bench.measure;

import dev.waybill.bench.candidate.Ours;
import dev.waybill.bench.lab.Folder;
import dev.waybill.bench.lab.Launcher;
import dev.waybill.bench.report.Bars;
import dev.waybill.bench.report.Finding;
import dev.waybill.bench.report.Rounds;
import dev.waybill.bench.report.Unit;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** How long one command takes from its start to its end. */
public final class CommandStart implements Measurement {
  static final String BARE = "bare Java";
  static final String WITHOUT_ARCHIVE = "Waybill without the archive";
  private static final double BAR_MILLIS = 700;

  private final int warmUps;
  private final int counted;

  public CommandStart() {
    this(2, 15);
  }

  CommandStart(int warmUps, int counted) {
    this.warmUps = warmUps;
    this.counted = counted;
  }

  @Override
  public String name() {
    return "start";
  }

  @Override
  public String title() {
    return "Start of the command";
  }

  @Override
  public String method() {
    return """
        `./waybill status` on an embedded database in a file, installed beforehand: from the start of the launcher's process to its \
        end, 15 times after two to warm up, in turn with the same without the archive of loaded classes that the launcher keeps \
        (`-Xshare:off`), and with `java -version`, which is the limit."""
        .strip();
  }

  @Override
  public List<Finding> measure(Run run) throws Exception {
    Rounds rounds = new Rounds();
    try (Folder folder = Folder.create()) {
      Path data = folder.path().resolve("waybill-data").resolve("waybill");
      Files.writeString(
          folder.path().resolve("waybill.yaml"), "database: { url: 'jdbc:h2:file:" + data + "' }");
      Launcher launcher = new Launcher(run.home(), folder.path());
      launcher.run("", "install");
      for (int round = -warmUps; round < counted; round++) {
        double bare =
            launcher.runJava("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-version").millis();
        double ours = launcher.run("", "status").millis();
        double without = launcher.run("-Xshare:off", "status").millis();
        if (round >= 0) {
          rounds.add(BARE, bare);
          rounds.add(Ours.NAME, ours);
          rounds.add(WITHOUT_ARCHIVE, without);
        }
        run.progress()
            .accept(
                String.format(
                    Locale.ROOT,
                    "round %d: %,.0f ms, bare %,.0f, without archive %,.0f",
                    round,
                    ours,
                    bare,
                    without));
      }
    }
    Finding finding = rounds.finding("`waybill status`, embedded H2", Unit.MILLISECONDS, BARE);
    return List.of(finding.with(Bars.atMost(finding, BAR_MILLIS)));
  }
}
