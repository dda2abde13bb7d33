package dev.waybill.sandbox;

import java.nio.file.Path;

/** Where the customers and orders come from. */
public sealed interface Source {
  /**
   * Generated, the same for the same seed and start.
   *
   * @param seed what chance is drawn from
   */
  record Generated(long seed, Population population) implements Source {}

  /**
   * Read from files of one JSON object a line in the API's own shape: {@code customers.ndjson},
   * {@code orders.ndjson}, {@code sites.ndjson} and {@code accounts.ndjson}, of which at least one
   * of the first two is there. They change by write-back alone.
   */
  record Folder(Path path) implements Source {}
}
