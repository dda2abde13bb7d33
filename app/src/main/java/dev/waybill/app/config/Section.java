package dev.waybill.app.config;

import dev.waybill.options.NearestName;
import dev.waybill.options.ParseSpan;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One mapping of the file, read key by key; what does not fit becomes a mistake. */
final class Section {
  private final String path;
  private final Place place;
  private final Map<String, Node> values = new LinkedHashMap<>();
  private final Mistakes mistakes;

  private Section(String path, Place place, Mistakes mistakes) {
    this.path = path;
    this.place = place;
    this.mistakes = mistakes;
  }

  /**
   * A mapping with only these keys.
   *
   * @param path what the section is, for messages, such as {@code queues.shipping}; empty for the
   *     file itself
   */
  static Section of(String path, Node node, Mistakes mistakes, List<String> known) {
    Section section = new Section(path, node.place(), mistakes);
    for (Node.Entry entry : entries(path, node, mistakes)) {
      if (known.contains(entry.key())) {
        section.values.put(entry.key(), entry.value());
      } else {
        mistakes.add(
            entry.place(),
            section.at(entry.key())
                + ": unknown key; "
                + NearestName.among(known, entry.key())
                    .map(near -> "did you mean " + near + "?")
                    .orElse("known are " + String.join(", ", known)));
      }
    }
    return section;
  }

  /** A mapping whose other keys are somebody else's to judge. */
  static Section ofAny(String path, Node node, Mistakes mistakes) {
    Section section = new Section(path, node.place(), mistakes);
    entries(path, node, mistakes).forEach(one -> section.values.put(one.key(), one.value()));
    return section;
  }

  /** The entries of a mapping whose keys are names; none, and a mistake, for anything else. */
  static List<Node.Entry> entries(String path, Node node, Mistakes mistakes) {
    if (node instanceof Node.Mapping mapping) {
      return mapping.entries();
    }
    if (!(node instanceof Node.Nothing)) {
      mistakes.add(node.place(), (path.isEmpty() ? "the file" : path) + ": must hold keys");
    }
    return List.of();
  }

  Place place() {
    return place;
  }

  Optional<Node> node(String key) {
    return Optional.ofNullable(values.get(key)).filter(node -> !(node instanceof Node.Nothing));
  }

  Optional<Node.Text> text(String key) {
    return node(key).flatMap(node -> text(at(key), node));
  }

  Optional<String> string(String key) {
    return text(key).map(Node.Text::value);
  }

  boolean flag(String key, boolean otherwise) {
    Optional<Node.Text> text = text(key);
    if (text.isEmpty()) {
      return otherwise;
    }
    String value = text.get().value();
    if (!value.equals("true") && !value.equals("false")) {
      mistakes.add(text.get().place(), at(key) + ": must be true or false, not " + value);
    }
    return value.equals("true");
  }

  int positive(String key, int otherwise) {
    Optional<Node.Text> text = text(key);
    if (text.isEmpty()) {
      return otherwise;
    }
    try {
      int value = Integer.parseInt(text.get().value());
      if (value >= 1) {
        return value;
      }
    } catch (NumberFormatException e) {
      // Told below, with the values that are too small.
    }
    mistakes.add(
        text.get().place(),
        at(key) + ": must be a whole number of 1 or more, not " + text.get().value());
    return otherwise;
  }

  Duration span(String key, Duration otherwise) {
    return text(key)
        .flatMap(
            text -> {
              Optional<Duration> span = ParseSpan.parse(text.value());
              if (span.isEmpty()) {
                mistakes.add(text.place(), at(key) + ": " + ParseSpan.refusal(text.value()));
              }
              return span;
            })
        .orElse(otherwise);
  }

  /** The texts of a list, or of a single text in its place. */
  List<String> strings(String key) {
    List<String> strings = new ArrayList<>();
    for (Node item : items(key)) {
      text(at(key), item).ifPresent(text -> strings.add(text.value()));
    }
    return strings;
  }

  /** The items of a list, or the single value in its place. */
  List<Node> items(String key) {
    return node(key)
        .map(node -> node instanceof Node.Sequence list ? list.items() : List.of(node))
        .orElse(List.of());
  }

  /** The key with its section, for messages. */
  String at(String key) {
    return path.isEmpty() ? key : path + "." + key;
  }

  private Optional<Node.Text> text(String what, Node node) {
    if (node instanceof Node.Text text) {
      return Optional.of(text);
    }
    mistakes.add(node.place(), what + ": must be a single value");
    return Optional.empty();
  }
}
