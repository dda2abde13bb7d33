package dev.waybill.bench.candidate;

import dev.waybill.bench.lab.Lab;
import dev.waybill.contract.Session;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** {@code where modified > last}, with an index on the date; copies the rows to a table. */
public final class Polling implements Candidate {
  @Override
  public String name() {
    return "polling by date";
  }

  @Override
  public Capture capture(Lab lab, String... tables) throws SQLException {
    Session session = lab.session();
    Map<String, String> last = new LinkedHashMap<>();
    for (String table : tables) {
      session.script("create index on lab." + table + " (modified)");
      session.script("create table lab.polled_" + table + " (like lab." + table + ")");
      last.put(
          table, session.rows("select coalesce(max(modified), now()) from lab." + table).get(0));
    }
    return new Poll(session, last);
  }

  private record Poll(Session session, Map<String, String> last) implements Capture {
    @Override
    public long take() throws SQLException {
      long taken = 0;
      for (Map.Entry<String, String> table : last.entrySet()) {
        String polled = "lab.polled_" + table.getKey();
        session.script("truncate " + polled);
        taken +=
            session.run(
                "insert into "
                    + polled
                    + " select * from lab."
                    + table.getKey()
                    + " where modified > ?::timestamptz",
                table.getValue());
        String newest = session.rows("select max(modified) from " + polled).get(0);
        if (!newest.equals("null")) {
          table.setValue(newest);
        }
      }
      return taken;
    }

    @Override
    public List<Long> keys() throws SQLException {
      List<Long> keys = new ArrayList<>();
      for (String table : last.keySet()) {
        session
            .rows("select orderid from lab.polled_" + table)
            .forEach(key -> keys.add(Long.valueOf(key)));
      }
      return keys;
    }

    @Override
    public void close() {}
  }
}
