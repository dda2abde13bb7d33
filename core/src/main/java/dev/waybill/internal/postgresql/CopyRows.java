package dev.waybill.internal.postgresql;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.IntPredicate;
import org.postgresql.copy.CopyIn;
import org.postgresql.copy.CopyManager;
import org.postgresql.copy.CopyOperation;
import org.postgresql.copy.CopyOut;
import org.postgresql.core.BaseConnection;

/** Sends and fetches rows by COPY in its binary format. Not thread-safe. */
final class CopyRows {
  private static final byte[] HEADER =
      ByteBuffer.allocate(19)
          .put("PGCOPY\n\u00ff\r\n\0".getBytes(StandardCharsets.ISO_8859_1))
          .putInt(0)
          .putInt(0)
          .array();

  private static final byte[] TRAILER = {-1, -1};
  private static final int CHUNK = 1 << 16;

  private final CopyManager copy;

  CopyRows(Connection connection) throws SQLException {
    copy = new CopyManager(connection.unwrap(BaseConnection.class));
  }

  /** Work for us while the server works. */
  interface Meanwhile {
    void run();
  }

  /** What a {@code copy ... to stdout} gives. */
  ReadTuples fetch(String sql) throws SQLException {
    return fetch(sql, () -> {});
  }

  /** The same, with something to do until the server has begun to answer. */
  ReadTuples fetch(String sql, Meanwhile meanwhile) throws SQLException {
    CopyOut out = copy.copyOut(sql);
    try {
      meanwhile.run();
    } catch (RuntimeException e) {
      cancel(out, e);
      throw e;
    }
    ByteArrayOutputStream all = new ByteArrayOutputStream(CHUNK);
    for (byte[] part = out.readFromCopy(); part != null; part = out.readFromCopy()) {
      all.writeBytes(part);
    }
    return new ReadTuples(all.toByteArray());
  }

  /**
   * Sends rows by a {@code copy ... from stdin}.
   *
   * @param count how many rows there are
   * @param chosen which of them go
   */
  void send(String sql, EncodeTuples tuples, int count, IntPredicate chosen) throws SQLException {
    CopyIn in = copy.copyIn(sql);
    try {
      in.writeToCopy(HEADER, 0, HEADER.length);
      int from = 0;
      while (from < count) {
        // Rows that stand together go together.
        int to = from;
        while (to < count && chosen.test(to)) {
          to++;
        }
        if (to > from) {
          write(in, tuples.bytes(), tuples.start(from), tuples.end(to - 1));
        }
        from = to + 1;
      }
      in.writeToCopy(TRAILER, 0, TRAILER.length);
      in.endCopy();
    } catch (SQLException | RuntimeException e) {
      cancel(in, e);
      throw e;
    }
  }

  private static void write(CopyIn in, byte[] bytes, int from, int to) throws SQLException {
    for (int at = from; at < to; at += CHUNK) {
      in.writeToCopy(bytes, at, Math.min(CHUNK, to - at));
    }
  }

  private static void cancel(CopyOperation operation, Exception cause) {
    if (operation.isActive()) {
      try {
        operation.cancelCopy();
      } catch (SQLException e) {
        cause.addSuppressed(e);
      }
    }
  }
}
