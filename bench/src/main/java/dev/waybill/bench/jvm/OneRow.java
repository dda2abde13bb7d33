package dev.waybill.bench.jvm;

import dev.waybill.bench.lab.H2Lab;
import java.io.IOException;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** One row of the embedded database updated and committed, with capture and without. */
@State(Scope.Thread)
public class OneRow {
  private static final int ROWS = 10_000;

  @Param({"twin", "orders"})
  public String table = "";

  private @Nullable H2Lab lab;
  private @Nullable PreparedStatement update;
  private int next;

  @Setup
  public void open() throws IOException, SQLException {
    H2Lab made = new H2Lab();
    lab = made;
    made.table("twin", ROWS);
    made.table("orders", ROWS);
    made.install(List.of("orders"));
    update =
        made.session()
            .connection()
            .prepareStatement("update lab." + table + " set total = total + 1 where orderid = ?");
  }

  /** So that the log does not grow without end. */
  @Setup(Level.Iteration)
  public void tidy() throws SQLException {
    H2Lab tidied = Objects.requireNonNull(lab);
    tidied.session().run("exec q.refresh");
    tidied.waybill().upkeep();
  }

  @Benchmark
  public int update() throws SQLException {
    PreparedStatement statement = Objects.requireNonNull(update);
    next = next % ROWS + 1;
    statement.setInt(1, next);
    return statement.executeUpdate();
  }

  @TearDown
  public void close() throws IOException, SQLException {
    if (lab != null) {
      lab.close();
    }
  }
}
