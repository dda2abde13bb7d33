package dev.waybill.bench.lab;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * The servers of a run, each started when it is first wanted: one that writes the usual transaction
 * log, and one for candidates that decode it, so that the others do not pay for them. Close it. Not
 * thread-safe.
 */
public final class Servers implements AutoCloseable {
  private final Path home;
  private final Map<String, Server> running = new HashMap<>();

  /**
   * None yet.
   *
   * @param home the folder whose {@code bin} has the binaries
   */
  public Servers(Path home) {
    this.home = home;
  }

  public Server plain() {
    return on("replica");
  }

  public Server logical() {
    return on("logical");
  }

  private Server on(String wal) {
    return running.computeIfAbsent(wal, level -> Server.start(home, level));
  }

  @Override
  public void close() {
    running.values().forEach(Server::close);
    running.clear();
  }
}
