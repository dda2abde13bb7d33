package dev.waybill.contract.history;

import dev.waybill.contract.Session;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * One session that commits, and now and then rolls back, random transactions until it is told to
 * stop. When its connection breaks it connects again; whether its last transaction had committed is
 * asked of the database.
 */
final class Writer implements Runnable {
  private static final AtomicLong TRANSACTIONS = new AtomicLong();
  private static final String DUPLICATE_KEY = "23505";

  private final Connect connect;
  private final Ledger ledger;
  private final Random random;
  private final BulkInsert bulk;
  private final int longestPause;
  private final AtomicBoolean stop;
  private final List<InDoubt> inDoubt = new ArrayList<>();
  private long rolledBack;

  private record InDoubt(long number, Transaction transaction) {}

  /**
   * @param longestPause milliseconds for which a transaction stays open between two statements
   */
  Writer(
      Connect connect,
      Ledger ledger,
      Random random,
      BulkInsert bulk,
      int longestPause,
      AtomicBoolean stop) {
    this.connect = connect;
    this.ledger = ledger;
    this.random = random;
    this.bulk = bulk;
    this.longestPause = longestPause;
    this.stop = stop;
  }

  long rolledBack() {
    return rolledBack;
  }

  @Override
  public void run() {
    Session session = null;
    try {
      while (!stop.get() || !inDoubt.isEmpty()) {
        if (session == null) {
          session = open();
          if (session == null) {
            pause(50);
            continue;
          }
        }
        if (!stop.get() && !transact(session)) {
          session = null;
        }
      }
      if (session != null) {
        session.close();
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private @Nullable Session open() {
    try {
      Session session = new Session(connect.connect());
      for (InDoubt doubt : List.copyOf(inDoubt)) {
        if (committed(session, doubt.number())) {
          ledger.committed(doubt.transaction().effects().values(), doubt.transaction().stamps());
        }
        inDoubt.remove(doubt);
      }
      return session;
    } catch (SQLException | dev.waybill.WaybillException e) {
      return null;
    }
  }

  /**
   * Whether a transaction whose connection broke at its commit has committed. The server may still
   * be at it, so that looking is not enough: putting in the number that it put in waits for its
   * end, and fails where it has committed. Rolled back, so that it can be asked again when the
   * answer gets lost.
   */
  private static boolean committed(Session session, long number) throws SQLException {
    session.begin();
    try {
      session.run("insert into hist.commits values (?)", number);
      return false;
    } catch (SQLException e) {
      if (DUPLICATE_KEY.equals(e.getSQLState())) {
        return true;
      }
      throw e;
    } finally {
      session.rollback();
    }
  }

  /** False where the connection is gone. */
  private boolean transact(Session session) {
    Transaction transaction = new Transaction(session, ledger, random, bulk);
    long number = TRANSACTIONS.incrementAndGet();
    boolean committing = false;
    try {
      session.begin();
      session.run("insert into hist.commits values (?)", number);
      int steps = random.nextInt(1, 5);
      for (int i = 0; i < steps; i++) {
        transaction.act();
        if (random.nextInt(3) == 0) {
          pause(random.nextInt(longestPause + 1));
        }
      }
      if (random.nextInt(8) == 0) {
        session.rollback();
        rolledBack++;
        return true;
      }
      committing = true;
      session.commit();
      ledger.committed(transaction.effects().values(), transaction.stamps());
      return true;
    } catch (SQLException e) {
      return recover(session, committing ? new InDoubt(number, transaction) : null);
    }
  }

  /** Deadlocks and the like end in a rollback; a broken connection leaves a commit in doubt. */
  private boolean recover(Session session, @Nullable InDoubt doubt) {
    rolledBack++;
    try {
      session.rollback();
      return true;
    } catch (SQLException broken) {
      if (doubt != null) {
        inDoubt.add(doubt);
      }
      return false;
    }
  }

  private static void pause(int milliseconds) {
    try {
      TimeUnit.MILLISECONDS.sleep(milliseconds);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
