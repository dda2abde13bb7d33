package dev.waybill.bench.candidate;

import dev.waybill.bench.lab.Lab;
import dev.waybill.bench.lab.Server;
import java.util.Properties;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Where and how one engine of Debezium works.
 *
 * @param name of its slot, its publication and its topics
 * @param database on the loopback interface
 * @param tables with their schema, parted by commas, and the marker's
 */
record DebeziumSettings(String name, String database, int port, String tables) {
  private static final String MARKER = "lab.debezium_marker";

  static DebeziumSettings of(Lab lab, String... tables) {
    String database = Server.name(lab.settings());
    return new DebeziumSettings(
        "debezium_" + database,
        database,
        lab.server().port(),
        Stream.concat(Stream.of(tables).map(table -> "lab." + table), Stream.of(MARKER))
            .collect(Collectors.joining(",")));
  }

  /** The topic of the marker's changes. */
  String markerTopic() {
    return name + "." + MARKER;
  }

  /**
   * Batches and queue are four times their defaults, for throughput, the queue larger than the
   * batch as it has to be; polling is quicker than by default, for latency; the server hears each
   * second what it need no longer keep.
   */
  Properties properties() {
    Properties properties = new Properties();
    properties.setProperty("name", name);
    properties.setProperty("connector.class", "io.debezium.connector.postgresql.PostgresConnector");
    properties.setProperty("database.hostname", "127.0.0.1");
    properties.setProperty("database.port", Integer.toString(port));
    properties.setProperty("database.user", "postgres");
    properties.setProperty("database.password", "");
    properties.setProperty("database.dbname", database);
    properties.setProperty("topic.prefix", name);
    properties.setProperty("plugin.name", "pgoutput");
    properties.setProperty("slot.name", name);
    properties.setProperty("publication.name", name);
    properties.setProperty("publication.autocreate.mode", "disabled");
    properties.setProperty("table.include.list", tables);
    properties.setProperty("snapshot.mode", "no_data");
    properties.setProperty("tombstones.on.delete", "false");
    properties.setProperty(
        "offset.storage", "org.apache.kafka.connect.storage.MemoryOffsetBackingStore");
    properties.setProperty("offset.flush.interval.ms", "1000");
    properties.setProperty("status.update.interval.ms", "1000");
    properties.setProperty("max.batch.size", "8192");
    properties.setProperty("max.queue.size", "32768");
    properties.setProperty("poll.interval.ms", "10");
    return properties;
  }
}
