package dev.waybill.app.cli;

import dev.waybill.Rows;
import dev.waybill.SqlSession;
import dev.waybill.app.print.Format;
import dev.waybill.app.print.PrintRows;
import dev.waybill.app.print.Screen;
import java.time.ZoneId;

/** Runs statements of one session and prints what they find. Not thread-safe. */
final class RunSql {
  private final SqlSession session;
  private final Screen screen;
  private final Format format;
  private final ZoneId zone;

  /**
   * @param zone in which tables show instants
   */
  RunSql(SqlSession session, Screen screen, Format format, ZoneId zone) {
    this.zone = zone;
    this.session = session;
    this.screen = screen;
    this.format = format;
  }

  void run(String sql) {
    SqlSession.Outcome outcome = session.run(sql);
    if (outcome instanceof SqlSession.Found found) {
      try (Rows rows = found.rows()) {
        count(new PrintRows(screen, format).in(zone).print(rows), "");
      }
    } else if (outcome instanceof SqlSession.Changed changed) {
      count(changed.rows(), " changed");
    }
  }

  private void count(long rows, String what) {
    screen.tell("(" + rows + (rows == 1 ? " row" : " rows") + what + ")");
  }
}
