package dev.waybill.app.cli;

import dev.waybill.Waybill;
import dev.waybill.app.config.Settings;
import dev.waybill.options.ParseStart;
import dev.waybill.sync.SourceSettings;
import dev.waybill.sync.SyncOptions;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "sync",
    description = {
      "Pulls what is new and changed from the sources into the tables.",
      "Goes on, each source by its interval, until Ctrl-C; with --once it ends after one pass."
    },
    footer = {
      "%nExamples: all sources, until Ctrl-C; one of them, once, from a date on",
      "  waybill sync",
      "  waybill sync exigo --once --from 2017-01-01"
    })
final class SyncCommand extends OnDatabase {
  /** What a shell makes of Ctrl-C. */
  private static final int STOPPED = 130;

  @Spec private @Nullable CommandSpec spec;

  @Parameters(
      arity = "0..1",
      paramLabel = "SOURCE",
      description = "a source's name in the configuration (default: all of them)")
  private @Nullable String source;

  @Option(names = "--once", description = "one pass of each source, then end")
  private boolean once;

  @Option(
      names = "--from",
      paramLabel = "DATE",
      description = "read everything changed since this date again, such as 2017-01-01")
  private @Nullable String from;

  @Option(names = "--dry-run", description = "read and count once; nothing stays")
  private boolean dryRun;

  @Option(
      names = "--add-columns",
      description = "add columns for fields that the source has and the table lacks")
  private boolean addColumns;

  @Mixin private FormatOption format = new FormatOption();

  @Override
  Settings settings() {
    return root().settingsWithSources();
  }

  @Override
  int run(Waybill waybill) {
    if (dryRun && addColumns) {
      throw new CommandLine.ParameterException(
          Objects.requireNonNull(spec).commandLine(),
          "--dry-run changes nothing; leave it or --add-columns out");
    }
    Settings settings = settings();
    List<SourceSettings> chosen = PickSource.configured(settings.sources(), source);
    SyncOptions how = new SyncOptions(start(settings), mode());
    // Where Waybill is not installed, this says so once, not each source.
    waybill.sources();
    SyncReport report = new SyncReport(root());
    SyncSources sync = new SyncSources(waybill, settings, report, how);
    boolean ends = once || dryRun;
    boolean stopped = ends ? sync.once(chosen) : sync.goOn(chosen);
    report.print(format.format());
    if (dryRun) {
      screen().tell("Nothing of this stays: it was a dry run.");
    }
    if (!ends) {
      return DONE;
    }
    return stopped ? STOPPED : report.exitCode();
  }

  private Optional<Instant> start(Settings settings) {
    return Optional.ofNullable(from)
        .map(typed -> ParseStart.parse(typed, Times.zone(settings.config()), Instant.now()));
  }

  private SyncOptions.Mode mode() {
    if (dryRun) {
      return SyncOptions.Mode.REHEARSE;
    }
    return addColumns ? SyncOptions.Mode.ADD_COLUMNS : SyncOptions.Mode.LOAD;
  }
}
