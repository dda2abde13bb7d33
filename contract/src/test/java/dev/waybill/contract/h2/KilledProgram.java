package dev.waybill.contract.h2;

import dev.waybill.Batch;
import dev.waybill.Config;
import dev.waybill.DatabaseSettings;
import dev.waybill.ErrorCode;
import dev.waybill.QueueSettings;
import dev.waybill.TableSettings;
import dev.waybill.Waybill;
import dev.waybill.WaybillException;
import dev.waybill.contract.Session;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Writes and refreshes until it is killed; the embedded database dies with it. Its arguments are
 * the URL and how many sessions write at once; with none, the one that refreshes writes too.
 */
final class KilledProgram {
  /** Between two refreshes of a program that does one thing at a time. */
  private static final int TRANSACTIONS = 50;

  private KilledProgram() {}

  static Config config(String url) {
    return Config.builtIn(new DatabaseSettings(url, null, null))
        .withTables(TableSettings.named("s.notes"), TableSettings.named("s.twins"))
        .withQueues(QueueSettings.named("queue").withKeep(100_000));
  }

  public static void main(String[] args) throws Exception {
    try (Waybill waybill = Waybill.open(config(args[0]))) {
      AtomicLong next;
      try (Session session = new Session(waybill.connect())) {
        next = new AtomicLong(session.number("select coalesce(max(noteid), 0) from s.notes"));
      }
      int writers = Integer.parseInt(args[1]);
      for (int i = 0; i < writers; i++) {
        Session session = new Session(waybill.connect());
        Thread writer = new Thread(() -> write(session, next, Integer.MAX_VALUE));
        writer.setDaemon(true);
        writer.start();
      }
      System.out.println("ready");
      try (Session own = new Session(waybill.connect())) {
        while (true) {
          if (writers == 0) {
            write(own, next, TRANSACTIONS);
          }
          Batch batch = waybill.queue("queue").refresh();
          System.out.println("batch " + batch.id());
          upkeep(waybill);
        }
      }
    }
  }

  /** What a kill before may have left in the way is a limit that H2's pack states under R10. */
  private static void upkeep(Waybill waybill) {
    try {
      waybill.upkeep();
    } catch (WaybillException e) {
      if (e.code() != ErrorCode.BUSY) {
        throw e;
      }
      System.out.println("upkeep failed: " + e.getMessage());
    }
  }

  /** Each transaction writes a note and its twin. */
  private static void write(Session session, AtomicLong next, int transactions) {
    try {
      for (int i = 0; i < transactions; i++) {
        long id = next.incrementAndGet();
        session.begin();
        session.run("insert into s.notes values (?, 'x')", id);
        session.run("insert into s.twins values (?)", id);
        session.commit();
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
