package dev.waybill.bench.candidate;

import dev.waybill.Config;
import dev.waybill.QueueSettings;
import dev.waybill.TableSettings;
import dev.waybill.Waybill;
import dev.waybill.bench.lab.Lab;
import dev.waybill.contract.Session;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Waybill itself: one queue named {@code q} over all tables. */
public final class Ours implements Candidate {
  public static final String NAME = "Waybill";

  private static final String KEPT =
      "select coalesce(sum(pg_total_relation_size(c.oid)), 0) / 1024 from pg_class c"
          + " join pg_namespace n on n.oid = c.relnamespace"
          + " where n.nspname = 'waybill' and c.relname ~ '^log_[0-9]+_[0-9]+$'";

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Capture capture(Lab lab, String... tables) throws SQLException {
    Waybill waybill =
        Waybill.open(
            Config.builtIn(lab.settings())
                .withTables(
                    Arrays.stream(tables)
                        .map(table -> TableSettings.named("lab." + table).withModified("modified"))
                        .toArray(TableSettings[]::new))
                .withQueues(QueueSettings.named("q")));
    waybill.install();
    Session session = lab.session();
    session.run("call q.refresh()");
    return new Queue(waybill, session, List.of(tables));
  }

  private record Queue(Waybill waybill, Session session, List<String> tables) implements Capture {
    @Override
    public long take() throws SQLException {
      String batch = session.rows("call q.refresh()").get(0);
      return Long.parseLong(batch.substring(batch.lastIndexOf('|') + 1));
    }

    @Override
    public List<Long> keys() throws SQLException {
      List<Long> keys = new ArrayList<>();
      for (String table : tables) {
        session.rows("select orderid from q." + table).forEach(key -> keys.add(Long.valueOf(key)));
      }
      return keys;
    }

    @Override
    public void upkeep() {
      waybill.upkeep();
    }

    @Override
    public long kilobytesKept() throws SQLException {
      return session.number(KEPT);
    }

    @Override
    public void close() {
      waybill.close();
    }
  }
}
