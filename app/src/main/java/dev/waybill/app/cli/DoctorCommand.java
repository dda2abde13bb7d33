package dev.waybill.app.cli;

import dev.waybill.ErrorCode;
import dev.waybill.Finding;
import dev.waybill.Waybill;
import dev.waybill.app.config.Settings;
import dev.waybill.app.print.Format;
import dev.waybill.app.print.ListRows;
import dev.waybill.app.print.PrintRows;
import dev.waybill.app.print.Screen;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
    name = "doctor",
    description = "Finds what could lose or delay changes, each with its remedy.",
    footer = {"%nExample: in a health check, by the exit code", "  waybill doctor --format json"})
final class DoctorCommand extends OnDatabase {
  @Mixin private FormatOption format = new FormatOption();

  @Override
  Settings settings() {
    return root().settingsWithSources();
  }

  @Override
  int run(Waybill waybill) {
    List<Finding> findings = new ArrayList<>(waybill.doctor());
    findings.addAll(SourceFindings.of(SourceStates.of(waybill)));
    if (format.format() == Format.TABLE) {
      findings.forEach(this::draw);
    } else {
      ListRows rows = new ListRows("severity", "subject", "message", "remedy");
      findings.forEach(f -> rows.add(word(f), f.subject(), f.message(), f.remedy()));
      new PrintRows(screen(), format.format()).print(rows);
    }
    long unwell = findings.stream().filter(f -> f.severity() != Finding.Severity.OK).count();
    screen().tell(unwell == 0 ? "All is well." : "To be looked at: " + unwell + ".");
    return unwell == 0 ? DONE : ErrorCode.UNWELL.exitCode();
  }

  private void draw(Finding finding) {
    Screen.Style style = screen().style();
    String mark =
        switch (finding.severity()) {
          case OK -> style.green("ok      ");
          case WARNING -> style.yellow("warning ");
          case PROBLEM -> style.red("problem ");
        };
    screen().out().println(mark + " " + style.bold(finding.subject()) + ": " + finding.message());
    if (!finding.remedy().isEmpty()) {
      screen().out().println("          " + style.cyan(finding.remedy()));
    }
  }

  private static String word(Finding finding) {
    return finding.severity().name().toLowerCase(Locale.ROOT);
  }
}
