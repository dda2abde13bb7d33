package dev.waybill.app.sync;

import dev.waybill.DatabaseSettings;

class H2SyncTest extends SyncContract {
  @Override
  DatabaseSettings fresh() {
    return new DatabaseSettings("jdbc:h2:file:" + folder.resolve("data/waybill"), null, null);
  }
}
