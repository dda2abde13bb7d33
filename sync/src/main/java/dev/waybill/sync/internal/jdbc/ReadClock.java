package dev.waybill.sync.internal.jdbc;

import dev.waybill.ErrorCode;
import dev.waybill.WaybillException;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Asks a database for the time. Not thread-safe. */
final class ReadClock {
  private final ReadConnection connection;
  private final ZoneId zone;

  /**
   * @param zone of a database whose clock gives no offset
   */
  ReadClock(ReadConnection connection, ZoneId zone) {
    this.connection = connection;
    this.zone = zone;
  }

  Instant now() throws InterruptedException {
    Query query =
        new Query(SourceSql.render(connection.dialect().file("clock"), Map.of()), List.of());
    Object time = connection.query("its clock", query, ReadClock::time).orElse(null);
    if (time instanceof OffsetDateTime moment) {
      return moment.toInstant();
    }
    if (time instanceof LocalDateTime local) {
      return local.atZone(connection.dialect().clockIsUtc() ? ZoneOffset.UTC : zone).toInstant();
    }
    throw new WaybillException(
        ErrorCode.UNSUPPORTED, "The source's database does not tell the time as JDBC has it.");
  }

  private static Optional<Object> time(ResultSet rows) throws SQLException {
    ResultSetMetaData meta = rows.getMetaData();
    String type = meta.getColumnTypeName(1);
    int sqlType = meta.getColumnType(1);
    DbColumn column =
        new DbColumn("clock", "", DbColumn.kind(sqlType, type, 0), type, sqlType, 0, 0);
    return rows.next() ? Optional.ofNullable(ReadValue.read(rows, 1, column)) : Optional.empty();
  }
}
