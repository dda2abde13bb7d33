package dev.waybill.bench.measure;

import dev.waybill.bench.lab.Lab;
import dev.waybill.contract.Session;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;

/**
 * Clients that change one row of {@code lab.orders} at a time, each in a transaction of its own:
 * updates and inserts by key in turn. Not thread-safe.
 */
final class Clients {
  private final ExecutorService threads;
  private final int rows;
  private final List<Client> clients = new ArrayList<>();

  private static final class Client {
    final Session session;
    int update;
    int insert;

    Client(Session session, int number, int rows) {
      this.session = session;
      this.update = number % rows;
      this.insert = rows + 1 + number * 10_000_000;
    }
  }

  /**
   * Connects them.
   *
   * @param rows of the table, with keys from 1
   */
  Clients(ExecutorService threads, Lab lab, int count, int rows) throws SQLException {
    this.threads = threads;
    this.rows = rows;
    for (int i = 0; i < count; i++) {
      clients.add(new Client(lab.session(), i, rows));
    }
  }

  /** How many changes the first of them make in a second. */
  double perSecond(int count, double seconds, String synchronousCommit) throws Exception {
    for (Client client : clients) {
      client.session.run("set synchronous_commit = " + synchronousCommit);
    }
    long end = System.nanoTime() + (long) (seconds * 1e9);
    List<Callable<Integer>> work = new ArrayList<>();
    for (Client client : clients.subList(0, count)) {
      work.add(() -> changes(client, end));
    }
    int done = 0;
    for (Future<Integer> one : threads.invokeAll(work)) {
      done += one.get();
    }
    return done / seconds;
  }

  private int changes(Client client, long end) throws SQLException {
    int done = 0;
    try (PreparedStatement update =
            client
                .session
                .connection()
                .prepareStatement(
                    "update lab.orders set total = total + 1, modified = now() where orderid = ?");
        PreparedStatement insert =
            client
                .session
                .connection()
                .prepareStatement(
                    "insert into lab.orders values"
                        + " (?, 1, 'new', 1, 'a note of an ordinary length, as people write', now())")) {
      while (System.nanoTime() < end) {
        update.setInt(1, client.update + 1);
        client.update = (client.update + 7919 * clients.size()) % rows;
        done += update.executeUpdate();
        insert.setInt(1, client.insert++);
        done += insert.executeUpdate();
      }
    }
    return done;
  }
}
