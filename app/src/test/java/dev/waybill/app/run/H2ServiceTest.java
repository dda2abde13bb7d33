package dev.waybill.app.run;

import dev.waybill.DatabaseSettings;

class H2ServiceTest extends ServiceContract {
  @Override
  DatabaseSettings fresh() {
    return new DatabaseSettings("jdbc:h2:file:" + folder.resolve("data/waybill"), null, null);
  }
}
