package dev.waybill.internal.h2;

import dev.waybill.ErrorCode;
import dev.waybill.WaybillException;
import java.sql.Connection;
import java.sql.SQLException;

/** Puts an earlier batch back on view. */
final class Recall {
  private Recall() {}

  static long show(Cancellation cancellation, Connection writer, StoredQueue queue, long batch)
      throws SQLException {
    LockPosition.await(writer, queue, cancellation);
    if (Sql.update(writer, Sql.FILES.text("show_batch"), batch, queue.id()) == 0) {
      throw unknown(writer, queue, batch);
    }
    return batch;
  }

  private static WaybillException unknown(Connection writer, StoredQueue queue, long batch)
      throws SQLException {
    String name = queue.settings().name();
    String staying =
        Sql.list(
                writer,
                Sql.FILES.text("staying_batches"),
                row -> row.getObject(1) == null ? "" : row.getLong(1) + " to " + row.getLong(2),
                queue.id())
            .get(0);
    return new WaybillException(
        ErrorCode.UNKNOWN_BATCH,
        "Queue "
            + name
            + " has no batch "
            + batch
            + ". "
            + (staying.isEmpty() ? "Run refresh first." : "Batches " + staying + " stay."));
  }
}
