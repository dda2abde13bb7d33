package dev.waybill.bench.jvm;

import dev.waybill.app.print.Format;
import dev.waybill.app.print.PrintRows;
import dev.waybill.app.print.Screen;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** Rows printed in each format, as UTF-8 to nowhere. */
@State(Scope.Thread)
public class PrintedRows {
  private static final int ROWS = 1_000;

  @Param({"CSV", "JSON", "TABLE"})
  public Format format = Format.CSV;

  private final Screen screen = Screen.of(nowhere(), nowhere());

  private static PrintWriter nowhere() {
    return new PrintWriter(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
  }

  @Benchmark
  @OperationsPerInvocation(ROWS)
  public long print() {
    return new PrintRows(screen, format).print(new RepeatedRow(ROWS));
  }
}
