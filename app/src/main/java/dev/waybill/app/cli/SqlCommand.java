package dev.waybill.app.cli;

import dev.waybill.ErrorCode;
import dev.waybill.SqlSession;
import dev.waybill.Waybill;
import dev.waybill.WaybillException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "sql",
    description = {
      "Runs SQL on the configured database and prints what it finds.",
      "Without a statement or a file it asks for statements, or reads them from a pipe."
    },
    footer = {
      "%nExamples:",
      "  waybill sql \"exec queue.Refresh '1/1/2017'\"",
      "  waybill sql \"select * from queue.Orders\" --format csv > orders.csv"
    })
final class SqlCommand extends OnDatabase {
  @Spec private @Nullable CommandSpec spec;

  @Parameters(arity = "0..1", paramLabel = "STATEMENT", description = "one or more statements")
  private @Nullable String statement;

  @Option(
      names = {"-f", "--file"},
      paramLabel = "FILE",
      description = "a script to run; it stops at the first error")
  private @Nullable Path file;

  @Mixin private FormatOption format = new FormatOption();

  @Override
  boolean creates() {
    return true;
  }

  @Override
  int run(Waybill waybill) {
    if (statement != null && file != null) {
      throw new CommandLine.ParameterException(
          Objects.requireNonNull(spec).commandLine(), "Give a statement or a file, not both");
    }
    try (SqlSession session = waybill.session()) {
      RunSql sql = new RunSql(session, screen(), format.format(), Times.zone(root().config()));
      if (statement != null) {
        SplitSql.split(statement).all().forEach(one -> sql.run(one.text()));
      } else if (file != null) {
        script(sql, file.toString(), read(file));
      } else if (screen().terminals().in()) {
        new SqlPrompt(sql, screen()).run();
      } else {
        script(sql, "line", readInput());
      }
    }
    return DONE;
  }

  private static void script(RunSql sql, String name, String text) {
    for (SplitSql.Statement one : SplitSql.split(text).all()) {
      try {
        sql.run(one.text());
      } catch (WaybillException e) {
        throw new WaybillException(e.code(), name + ":" + one.line() + ": " + e.getMessage(), e);
      }
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new WaybillException(
          ErrorCode.USAGE, file + " cannot be read. Check that it is a readable UTF-8 file.", e);
    }
  }

  private static String readInput() {
    try {
      return new String(System.in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new WaybillException(ErrorCode.USAGE, "The statements cannot be read from stdin.", e);
    }
  }
}
