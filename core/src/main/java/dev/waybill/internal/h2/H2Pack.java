package dev.waybill.internal.h2;

import dev.waybill.Capability;
import dev.waybill.Config;
import dev.waybill.spi.Database;
import dev.waybill.spi.DatabasePack;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** The pack of H2, embedded in the process that opens the file and served by it to others. */
public final class H2Pack implements DatabasePack {
  @Override
  public String name() {
    return "h2";
  }

  @Override
  public String title() {
    return "H2";
  }

  @Override
  public Set<Capability> capabilities() {
    return EnumSet.complementOf(EnumSet.of(Capability.RESTORED_DATABASES));
  }

  @Override
  public Map<Capability, String> remarks() {
    Map<Capability, String> remarks = new EnumMap<>(Capability.class);
    remarks.put(
        Capability.RESTORED_DATABASES,
        "Positions, captured changes and tables are one file and are copied and restored together:"
            + " a copy goes on from where it was, and cannot be told from the original. A database"
            + " opened read-only refuses refresh.");
    remarks.put(
        Capability.ALL_OR_NOTHING,
        "When a process is killed (kill -9, power loss) while several sessions commit, H2 may keep"
            + " a part of what was being committed just then, in your tables as in Waybill's, and"
            + " upkeep may fail from then on. Use PostgreSQL where that matters.");
    remarks.put(
        Capability.NEXT,
        "EXEC returns the batch's number alone; the rest of the row stands in queue.Batch.");
    remarks.put(
        Capability.DRIFT,
        "H2 drops a tracked table only with CASCADE, since what refuses TRUNCATE depends on it."
            + " Stop writers while install takes in a changed table: what they write in that"
            + " moment is not captured.");
    remarks.put(
        Capability.DELETES,
        "H2 fires no trigger on TRUNCATE; a tracked table refuses TRUNCATE instead. Use DELETE."
            + " A table whose key is a mere unique index cannot refuse it; doctor names it.");
    remarks.put(
        Capability.CALLERS_TRANSACTION,
        "For the owner. The refresh of a consumer without rights to the tables commits by itself,"
            + " and is refused while its transaction has changes. In a transaction that reads at one"
            + " snapshot a refresh cuts at its own instant, not at the snapshot.");
    remarks.put(
        Capability.FOREIGN_WRITERS,
        "Every process that opens the file needs Waybill on its class path, since capture runs in"
            + " the one that opened it first.");
    return remarks;
  }

  @Override
  public boolean accepts(String url) {
    return url.toLowerCase(Locale.ROOT).startsWith(H2Url.PREFIX);
  }

  @Override
  public Database open(Config config) {
    return H2Database.open(config);
  }

  @Override
  public Database openExisting(Config config) {
    return H2Database.openExisting(config);
  }
}
