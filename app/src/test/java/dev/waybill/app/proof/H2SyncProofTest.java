package dev.waybill.app.proof;

import dev.waybill.DatabaseSettings;

/** The embedded database in a file, which dies with the process that has it open. */
class H2SyncProofTest extends SyncProof {
  @Override
  DatabaseSettings fresh() {
    return new DatabaseSettings("jdbc:h2:file:" + folder.resolve("data/waybill"), null, null);
  }

  @Override
  boolean hasServer() {
    return false;
  }
}
