package dev.waybill.app.config;

import dev.waybill.Secret;
import dev.waybill.sync.SourceSettings;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Reads {@code sources:}: what all of them have in common, and, as they stand, the keys that only
 * their types know.
 */
final class ReadSources {
  private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{N}_][\\p{L}\\p{N}_.-]{0,59}");
  private static final String TYPE = "type";
  private static final String EVERY = "every";

  private final Mistakes mistakes;
  private final ResolveReference references;
  private final Set<Place> unresolved = new HashSet<>();

  ReadSources(Mistakes mistakes, ResolveReference references) {
    this.mistakes = mistakes;
    this.references = references;
  }

  /** Those that are complete enough to be sources. */
  List<SourceSettings> read(Section root) {
    List<SourceSettings> sources = new ArrayList<>();
    root.node("sources")
        .ifPresent(
            node ->
                Section.entries("sources", node, mistakes)
                    .forEach(entry -> source(entry).ifPresent(sources::add)));
    return sources;
  }

  private Optional<SourceSettings> source(Node.Entry entry) {
    if (!NAME.matcher(entry.key()).matches()) {
      mistakes.add(
          entry.place(),
          "sources: '"
              + entry.key()
              + "' is no name for a source; use at most 60 letters, digits, and _ - . between them,"
              + " such as exigo");
    }
    String path = "sources." + entry.key();
    Section source = Section.ofAny(path, entry.value(), mistakes);
    if (source.node(TYPE).isEmpty()) {
      mistakes.add(entry.place(), path + ".type: is missing, such as exigo");
    }
    return source
        .string(TYPE)
        .map(
            type ->
                new SourceSettings(
                    entry.key(),
                    type,
                    source.span(EVERY, SourceSettings.DEFAULT_EVERY),
                    options(path, entry.value())));
  }

  private Map<String, Object> options(String path, Node source) {
    Map<String, Object> options = values(path, source);
    options.remove(TYPE);
    options.remove(EVERY);
    return options;
  }

  private Map<String, Object> values(String path, Node node) {
    Map<String, Object> values = new LinkedHashMap<>();
    if (node instanceof Node.Mapping mapping) {
      for (Node.Entry entry : mapping.entries()) {
        value(path + "." + entry.key(), entry.value())
            .ifPresent(value -> values.put(entry.key(), value));
      }
    }
    return values;
  }

  private Optional<Object> value(String path, Node node) {
    if (node instanceof Node.Text text) {
      return Optional.of(text(path, text));
    } else if (node instanceof Node.Sequence sequence) {
      return Optional.of(items(path, sequence));
    } else if (node instanceof Node.Mapping) {
      return Optional.of(values(path, node));
    }
    return Optional.empty();
  }

  private List<Object> items(String path, Node.Sequence sequence) {
    List<Object> items = new ArrayList<>();
    for (int i = 0; i < sequence.items().size(); i++) {
      // One that is empty keeps its place, so that the others keep their numbers.
      items.add(value(path + "[" + (i + 1) + "]", sequence.items().get(i)).orElse(""));
    }
    return items;
  }

  /** Where references stand that lead nowhere, so that nobody knows what is meant there. */
  Set<Place> unresolved() {
    return unresolved;
  }

  /** A text with a reference is a secret. */
  private Object text(String path, Node.Text text) {
    if (!references.isIn(text)) {
      return text.value();
    }
    Optional<String> resolved = references.resolve(path, text, mistakes);
    if (resolved.isEmpty()) {
      unresolved.add(text.place());
    }
    return new Secret(resolved.orElse(""));
  }
}
