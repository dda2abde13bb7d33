package dev.waybill.sync.internal.jdbc;

import dev.waybill.sync.spi.ReadOptions;
import dev.waybill.sync.spi.Source;
import dev.waybill.sync.spi.SourceContext;
import dev.waybill.sync.spi.SourceType;

/** Tables of any database that has a JDBC driver on the class path. */
public final class JdbcSourceType implements SourceType {
  @Override
  public String name() {
    return "jdbc";
  }

  @Override
  public void check(ReadOptions options) {
    JdbcSettings.read(options);
  }

  @Override
  public Source open(ReadOptions options, SourceContext context) throws InterruptedException {
    return new OpenSource(options, context).open();
  }
}
