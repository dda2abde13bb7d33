package dev.waybill.app.proof;

import dev.waybill.DatabaseSettings;
import dev.waybill.contract.postgresql.PostgresServer;

class PostgresSyncProofTest extends SyncProof {
  @Override
  DatabaseSettings fresh() {
    return PostgresServer.shared("newest").freshDatabase();
  }

  @Override
  boolean hasServer() {
    return true;
  }
}
