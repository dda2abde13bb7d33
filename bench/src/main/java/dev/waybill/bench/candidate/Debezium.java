package dev.waybill.bench.candidate;

import dev.waybill.bench.lab.Lab;
import dev.waybill.bench.lab.Server;
import dev.waybill.bench.lab.Servers;
import dev.waybill.contract.Session;
import java.sql.SQLException;

/**
 * Debezium's engine in this JVM: it decodes the transaction log through {@code pgoutput} into
 * events that a consumer here keeps the keys of.
 */
public final class Debezium implements Candidate {
  @Override
  public String name() {
    return "Debezium";
  }

  @Override
  public Server server(Servers servers) {
    return servers.logical();
  }

  @Override
  public Capture capture(Lab lab, String... tables) throws SQLException {
    Session session = lab.session();
    session.script(
        """
        create table lab.debezium_marker (id int primary key, n bigint not null);
        insert into lab.debezium_marker values (1, 0)
        """);
    return DebeziumCapture.start(session, DebeziumSettings.of(lab, tables));
  }
}
