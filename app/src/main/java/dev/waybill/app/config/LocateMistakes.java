package dev.waybill.app.config;

import dev.waybill.Mistake;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Finds where in a file the mistakes are that only the database could tell. */
final class LocateMistakes {
  private record Located(Optional<Place> place, String message) {
    private static final Place BEFORE = new Place(0, 0);
    static final Comparator<Located> ORDER = Comparator.comparing(l -> l.place().orElse(BEFORE));
  }

  private LocateMistakes() {}

  /** One line for each, in the order of the file; those that are not in it come first. */
  static List<String> in(Node document, String file, List<Mistake> mistakes) {
    return mistakes.stream()
        .map(mistake -> new Located(place(document, mistake.path()), mistake.message()))
        .sorted(Located.ORDER)
        .map(
            located ->
                located
                        .place()
                        .map(at -> file + ":" + at.line() + ":" + at.column() + ": ")
                        .orElse("")
                    + located.message())
        .toList();
  }

  /** As far as the path goes in the file; nothing where it does not begin there. */
  static Optional<Place> place(Node document, List<String> path) {
    Node node = document;
    Optional<Place> place = Optional.empty();
    for (String part : path) {
      Optional<Node.Entry> step = step(node, part);
      if (step.isPresent()) {
        node = step.get().value();
        place = Optional.of(node instanceof Node.Text ? node.place() : step.get().place());
      }
    }
    return place;
  }

  private static Optional<Node.Entry> step(Node node, String part) {
    if (node instanceof Node.Mapping mapping) {
      return mapping.entries().stream().filter(entry -> entry.key().equals(part)).findFirst();
    }
    if (node instanceof Node.Sequence sequence && part.matches("\\d{1,9}")) {
      return sequence.items().stream()
          .skip(Long.parseLong(part) - 1)
          .findFirst()
          .map(item -> new Node.Entry(item.place(), part, item));
    }
    return Optional.empty();
  }
}
