package dev.waybill.bench.candidate;

import dev.waybill.bench.lab.Lab;
import dev.waybill.bench.lab.Server;
import dev.waybill.bench.lab.Servers;
import java.util.List;

/** A way to learn what changed in tables. Stateless. */
public interface Candidate {
  /** As in tables and pictures, such as {@code Waybill}. */
  String name();

  /** Debian's packages that it needs beside the server. */
  default List<String> packages() {
    return List.of();
  }

  /** Whether it can take part in a measurement of this name in reason. */
  default boolean suits(String measurement) {
    return true;
  }

  /** The kind of server that it needs. */
  default Server server(Servers servers) {
    return servers.plain();
  }

  /**
   * Sets it up on tables of a lab, from now on.
   *
   * @param tables names within schema {@code lab}
   */
  Capture capture(Lab lab, String... tables) throws Exception;
}
