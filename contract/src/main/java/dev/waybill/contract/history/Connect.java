package dev.waybill.contract.history;

import java.sql.Connection;
import java.sql.SQLException;

/** Opens a new connection to the database of the history. */
@FunctionalInterface
public interface Connect {
  Connection connect() throws SQLException;
}
