package dev.waybill.app.config;

import java.util.List;

/** A piece of a YAML file that knows where it stands. */
sealed interface Node {
  Place place();

  /** Any scalar, as written. */
  record Text(Place place, String value) implements Node {}

  /** A null, or nothing after the colon. */
  record Nothing(Place place) implements Node {}

  record Sequence(Place place, List<Node> items) implements Node {}

  record Mapping(Place place, List<Entry> entries) implements Node {}

  /** A key, where it stands, and its value. */
  record Entry(Place place, String key, Node value) {}
}
