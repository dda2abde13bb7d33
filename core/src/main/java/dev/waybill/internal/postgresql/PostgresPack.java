package dev.waybill.internal.postgresql;

import dev.waybill.Capability;
import dev.waybill.Config;
import dev.waybill.spi.Database;
import dev.waybill.spi.DatabasePack;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/** PostgreSQL 14 and later: every promise. */
public final class PostgresPack implements DatabasePack {
  @Override
  public String name() {
    return "postgresql";
  }

  @Override
  public String title() {
    return "PostgreSQL";
  }

  @Override
  public Set<Capability> capabilities() {
    return EnumSet.allOf(Capability.class);
  }

  @Override
  public Map<Capability, String> remarks() {
    return Map.of(
        Capability.DELETES,
        "TRUNCATE of a tracked table is refused under REPEATABLE READ and SERIALIZABLE, where it removes rows that nobody can list",
        Capability.FOREIGN_WRITERS,
        "what a subscription applies escapes; doctor names the table");
  }

  @Override
  public boolean accepts(String url) {
    return url.startsWith("jdbc:postgresql:");
  }

  @Override
  public Database open(Config config) {
    return PostgresDatabase.open(config);
  }
}
