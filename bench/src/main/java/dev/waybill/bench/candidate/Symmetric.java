package dev.waybill.bench.candidate;

import dev.waybill.bench.lab.Lab;
import dev.waybill.bench.lab.Server;
import dev.waybill.contract.Session;
import java.sql.SQLException;
import java.util.Properties;
import org.jumpmind.symmetric.ClientSymmetricEngine;

/**
 * SymmetricDS in this JVM: its triggers write each changed row to {@code sym_data}, and its router
 * sorts the rows into batches for a node.
 *
 * <p>Its router is called when something is to be taken, and the batches are copied within the
 * database: its own way to the other node, which is CSV over HTTP, is spared. Its purge removes
 * whatever was taken, not what is five days old, so that what is kept can be compared.
 */
public final class Symmetric implements Candidate {
  private static final String NODES =
      """
      insert into sym_node_group (node_group_id) values ('lab'), ('consumer') on conflict do nothing;
      insert into sym_node_group_link (source_node_group_id, target_node_group_id, data_event_action) values ('lab', 'consumer', 'W');
      insert into sym_node (node_id, node_group_id, external_id, sync_enabled)
        values ('lab', 'lab', 'lab', 1), ('consumer', 'consumer', 'consumer', 1) on conflict do nothing;
      insert into sym_node_security (node_id, node_password, registration_enabled, registration_time, created_at_node_id)
        values ('lab', 'x', 0, now(), 'lab'), ('consumer', 'x', 0, now(), 'lab') on conflict do nothing;
      insert into sym_node_identity values ('lab') on conflict do nothing;
      insert into sym_channel (channel_id, processing_order, max_batch_size, enabled) values ('lab', 1, 10000, 1);
      insert into sym_router (router_id, source_node_group_id, target_node_group_id, create_time, last_update_time)
        values ('all', 'lab', 'consumer', now(), now());
      create table lab.symmetric_taken (like sym_data)
      """;

  private static final String TRIGGER =
      """
      insert into sym_trigger (trigger_id, source_schema_name, source_table_name, channel_id, create_time, last_update_time)
      values (?, 'lab', ?, 'lab', now(), now())
      """;

  private static final String ROUTE =
      """
      insert into sym_trigger_router (trigger_id, router_id, create_time, last_update_time)
      values (?, 'all', now(), now())
      """;

  @Override
  public String name() {
    return "SymmetricDS";
  }

  /**
   * Routing takes it about a second for a thousand changes, so that only few can be asked of it.
   */
  @Override
  public boolean suits(String measurement) {
    return measurement.equals("losses");
  }

  @Override
  public Capture capture(Lab lab, String... tables) throws SQLException {
    ClientSymmetricEngine engine = new ClientSymmetricEngine(properties(lab), true);
    engine.setupDatabase(false);
    Session session = lab.session();
    session.script(NODES);
    for (String table : tables) {
      session.run(TRIGGER, table, table);
      session.run(ROUTE, table);
    }
    if (!engine.start(false)) {
      throw new IllegalStateException("SymmetricDS did not start: " + engine.getLastException());
    }
    engine.syncTriggers();
    return new SymmetricCapture(engine, session);
  }

  private static Properties properties(Lab lab) {
    String engine = "bench_" + Server.name(lab.settings());
    Properties properties = new Properties();
    properties.setProperty("engine.name", engine);
    properties.setProperty("db.driver", "org.postgresql.Driver");
    properties.setProperty("db.url", lab.settings().url());
    properties.setProperty("db.user", "postgres");
    properties.setProperty("db.password", "");
    properties.setProperty("group.id", "lab");
    properties.setProperty("external.id", "lab");
    properties.setProperty("registration.url", "");
    properties.setProperty("sync.url", "http://localhost/sync/" + engine);
    properties.setProperty("start.route.job", "false");
    properties.setProperty("start.purge.job", "false");
    properties.setProperty("purge.retention.minutes", "0");
    return properties;
  }
}
