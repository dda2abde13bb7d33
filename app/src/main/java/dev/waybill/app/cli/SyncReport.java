package dev.waybill.app.cli;

import dev.waybill.ErrorCode;
import dev.waybill.WaybillException;
import dev.waybill.app.print.Format;
import dev.waybill.app.print.ListRows;
import dev.waybill.app.print.PrintRows;
import dev.waybill.app.print.Screen;
import dev.waybill.load.Loaded;
import java.util.LinkedHashMap;
import java.util.Map;

/** What sources have brought in, and what is told of them. Thread-safe. */
final class SyncReport {
  private final WaybillCommand root;
  private final Map<String, Loaded> loaded = new LinkedHashMap<>();
  private int exitCode = OnDatabase.DONE;

  SyncReport(WaybillCommand root) {
    this.root = root;
  }

  Screen screen() {
    return root.screen();
  }

  synchronized void tell(String line) {
    screen().tell(line);
  }

  synchronized void add(String source, Loaded page) {
    loaded.merge(source, page, Loaded::plus);
  }

  /** Tells why a pass failed and what comes of it, on one line where it has one reason. */
  synchronized void failed(String source, RuntimeException e, String then) {
    if (root.debug()) {
      e.printStackTrace(screen().err());
    }
    ErrorLines told = ErrorLines.of(e, root.configFile());
    // A mistake of the configuration says itself whose it is.
    String whose =
        e instanceof WaybillException known && !known.mistakes().isEmpty() ? "" : source + ": ";
    told.lines().forEach(line -> screen().tell("waybill: " + whose + line + then));
    exitCode = worse(exitCode, told.exitCode());
  }

  /** A defect is the worst, then what has the highest code. */
  private static int worse(int one, int other) {
    int internal = ErrorCode.INTERNAL.exitCode();
    return one == internal || other == internal ? internal : Math.max(one, other);
  }

  /** That of the worst failure, or of none. */
  synchronized int exitCode() {
    return exitCode;
  }

  /** A row for each table that a source had records for. */
  synchronized void print(Format format) {
    ListRows rows = LoadedRows.none();
    long rejected = 0;
    for (Map.Entry<String, Loaded> entry : loaded.entrySet()) {
      LoadedRows.add(rows, entry.getKey(), entry.getValue());
      rejected += entry.getValue().total().rejected();
    }
    if (!loaded.isEmpty() || format != Format.TABLE) {
      new PrintRows(screen(), format).print(rows);
    } else if (exitCode == OnDatabase.DONE) {
      screen().tell("Nothing new.");
    }
    if (rejected > 0) {
      screen()
          .tell("Set aside, each with its reason: " + rejected + ". See: waybill rejected list");
    }
  }
}
