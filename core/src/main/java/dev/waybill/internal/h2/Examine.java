package dev.waybill.internal.h2;

import dev.waybill.Finding;
import dev.waybill.Finding.Severity;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Looks at everything that could lose or delay changes. */
final class Examine {
  private static final Duration LONG_SESSION = Duration.ofHours(1);

  private final Connection connection;
  private final Installed installed;
  private final List<Finding> findings = new ArrayList<>();

  Examine(Connection connection, Installed installed) {
    this.connection = connection;
    this.installed = installed;
  }

  /** The worst first. */
  List<Finding> findings() throws SQLException {
    dialect();
    capture();
    truncate();
    drift();
    queues();
    sessions();
    findings.sort(Comparator.comparing(Finding::severity).reversed());
    return List.copyOf(findings);
  }

  private void add(Severity severity, String subject, String message, String remedy) {
    findings.add(new Finding(severity, subject, message, remedy));
  }

  private void dialect() throws SQLException {
    List<String> mode = Sql.list(connection, Sql.FILES.text("mode"), row -> row.getString(1));
    if (mode.contains("MSSQLServer")) {
      add(Severity.OK, "database", "exec queue.refresh is SQL here", "");
    } else {
      add(
          Severity.WARNING,
          "database",
          "the database is not in SQL Server's dialect, so that exec queue.refresh is not SQL",
          "Open it with MODE=MSSQLServer, or write call queue.refresh()");
    }
  }

  private void capture() throws SQLException {
    Set<String> capturing = ReadStatus.capturing(connection);
    for (StoredTable table : installed.tables()) {
      String name = table.tracked().name().toString();
      if (capturing.contains(ReadStatus.trigger(table))) {
        add(Severity.OK, name, "changes are captured", "");
      } else {
        add(
            Severity.PROBLEM,
            name,
            "changes are not captured: trigger "
                + TableSql.triggerName(table.id())
                + " is not on the table",
            "Run waybill install; the next refresh of each queue reads from its last cut by date");
      }
    }
  }

  private void truncate() throws SQLException {
    Set<String> guards = ReadStatus.guards(connection);
    for (StoredTable table : installed.tables()) {
      if (!guards.contains(ReadStatus.guard(table))) {
        add(
            Severity.WARNING,
            table.tracked().name().toString(),
            "TRUNCATE of this table would not be captured",
            "Give its key a primary key or unique constraint and run waybill install, or use DELETE");
      }
    }
  }

  private void drift() throws SQLException {
    for (StoredTable table : installed.tables()) {
      Drift drift = Drift.of(connection, table);
      String name = table.tracked().name().toString();
      if (!drift.lost().isEmpty()) {
        add(
            Severity.PROBLEM,
            name,
            String.join("; ", drift.lost()) + ", so that refresh fails",
            "Name it as before, or change the configuration and run waybill install");
      } else if (!drift.gained().isEmpty()) {
        add(
            Severity.WARNING,
            name,
            String.join("; ", drift.gained()),
            "Run waybill install to take it in");
      }
    }
  }

  private void queues() throws SQLException {
    Map<Integer, ReadStatus.QueueRow> rows = ReadStatus.rows(connection);
    for (StoredQueue queue : installed.queues()) {
      ReadStatus.QueueRow row = rows.get(queue.id());
      String name = "queue " + queue.settings().name();
      if (row == null) {
        add(Severity.PROBLEM, name, "its position is missing", "Run waybill install");
      } else if (row.position().isInterrupted()) {
        add(
            Severity.WARNING,
            name,
            "changes were not captured for some time since its last cut",
            "Refresh it: the next batch reads from that cut by date");
      } else if (row.position().staleSince() != null || row.unused()) {
        add(
            Severity.WARNING,
            name,
            "it was not refreshed for longer than its limit; changes do not wait for it any more",
            "Refresh it, or drop it if nobody needs it");
      } else {
        add(Severity.OK, name, "its changes are kept until it is refreshed", "");
      }
    }
  }

  private record Session(int id, String user, Instant since) {}

  private void sessions() throws SQLException {
    for (Session session :
        Sql.list(
            connection,
            Sql.FILES.text("open_sessions"),
            row ->
                new Session(
                    row.getInt(1),
                    row.getString(2),
                    row.getObject(3, OffsetDateTime.class).toInstant()))) {
      if (session.since().isBefore(Instant.now().minus(LONG_SESSION))) {
        add(
            Severity.WARNING,
            "session " + session.id() + " of user " + session.user(),
            "it has changes that are not committed; they are frozen when they are",
            "Let it commit, or close it");
      }
    }
  }
}
