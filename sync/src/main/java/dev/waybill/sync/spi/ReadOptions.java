package dev.waybill.sync.spi;

import dev.waybill.Mistake;
import dev.waybill.Secret;
import dev.waybill.options.NearestName;
import dev.waybill.options.ParseSpan;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A source's keys, read one by one; what does not fit becomes a mistake with its place, and all of
 * them are reported together. Not thread-safe.
 */
public final class ReadOptions {
  private final List<String> path;
  private final Map<?, ?> values;
  private final List<Mistake> mistakes;

  private ReadOptions(List<String> path, Map<?, ?> values, List<Mistake> mistakes) {
    this.path = path;
    this.values = values;
    this.mistakes = mistakes;
  }

  /**
   * Options at a place of the configuration.
   *
   * @param path such as {@code sources, exigo}
   * @param values as {@link dev.waybill.sync.SourceSettings#options}
   */
  public static ReadOptions at(List<String> path, Map<String, Object> values) {
    return new ReadOptions(List.copyOf(path), values, new ArrayList<>());
  }

  /** Refuses all other keys, with the nearest known one. */
  public void allow(String... keys) {
    for (Object key : values.keySet()) {
      if (!List.of(keys).contains(key)) {
        mistake(
            String.valueOf(key),
            "unknown key; "
                + NearestName.among(List.of(keys), String.valueOf(key))
                    .map(near -> "did you mean " + near + "?")
                    .orElse("known are " + String.join(", ", keys)));
      }
    }
  }

  public boolean has(String key) {
    return values.get(key) != null;
  }

  /** A text; a secret's too. */
  public Optional<String> text(String key) {
    Object value = values.get(key);
    if (value instanceof Secret secret) {
      return Optional.of(secret.reveal());
    }
    if (value instanceof String text) {
      return Optional.of(text);
    }
    if (value != null) {
      mistake(key, "must be a single value");
    }
    return Optional.empty();
  }

  /** A text that must be there; {@code ""} and a mistake where it is not. */
  public String required(String key, String example) {
    Optional<String> text = text(key);
    if (text.isEmpty() && !has(key)) {
      mistake(key, "is missing, such as " + example);
    }
    return text.orElse("");
  }

  public int positive(String key, int otherwise) {
    Optional<String> text = text(key);
    if (text.isEmpty()) {
      return otherwise;
    }
    try {
      int value = Integer.parseInt(text.get());
      if (value >= 1) {
        return value;
      }
    } catch (NumberFormatException e) {
      // Told below, with the values that are too small.
    }
    mistake(key, "must be a whole number of 1 or more, not " + shown(key));
    return otherwise;
  }

  public boolean flag(String key, boolean otherwise) {
    Optional<String> text = text(key);
    if (text.isPresent() && !text.get().equals("true") && !text.get().equals("false")) {
      mistake(key, "must be true or false, not " + shown(key));
    }
    return text.map(value -> value.equals("true")).orElse(otherwise);
  }

  /** One of a few words. */
  public String oneOf(String key, String otherwise, String... words) {
    Optional<String> text = text(key);
    if (text.isPresent() && !List.of(words).contains(text.get())) {
      mistake(key, "must be one of " + String.join(", ", words) + ", not " + shown(key));
      return otherwise;
    }
    return text.orElse(otherwise);
  }

  /** A time such as {@code 30s}, {@code 5m}, {@code 2h} or {@code 7d}. */
  public Duration span(String key, Duration otherwise) {
    Optional<String> text = text(key);
    if (text.isEmpty()) {
      return otherwise;
    }
    Optional<Duration> span = ParseSpan.parse(text.get());
    if (span.isEmpty()) {
      mistake(key, ParseSpan.refusal(shown(key)));
    }
    return span.orElse(otherwise);
  }

  /** A zone such as {@code America/Chicago}. */
  public ZoneId zone(String key, ZoneId otherwise) {
    Optional<String> text = text(key);
    if (text.isEmpty()) {
      return otherwise;
    }
    try {
      return ZoneId.of(text.get());
    } catch (java.time.DateTimeException e) {
      mistake(
          key, "'" + shown(key) + "' is no time zone; write one such as America/Chicago or UTC");
      return otherwise;
    }
  }

  /** The texts of a list, or a single one in its place. */
  public List<String> texts(String key) {
    List<String> texts = new ArrayList<>();
    Object value = values.get(key);
    List<?> items =
        value instanceof List<?> list ? list : value == null ? List.of() : List.of(value);
    for (int i = 0; i < items.size(); i++) {
      if (items.get(i) instanceof String text) {
        texts.add(text);
      } else if (items.get(i) instanceof Secret secret) {
        texts.add(secret.reveal());
      } else {
        mistakes.add(new Mistake(place(key, String.valueOf(i + 1)), at(key) + ": must be texts"));
      }
    }
    return texts;
  }

  /** Texts by name, such as a mapping of columns; in the file's order. */
  public Map<String, String> pairs(String key) {
    Map<String, String> pairs = new java.util.LinkedHashMap<>();
    Object value = values.get(key);
    if (value instanceof Map<?, ?> map) {
      ReadOptions inner = new ReadOptions(place(key), map, mistakes);
      for (Object name : map.keySet()) {
        inner.text(String.valueOf(name)).ifPresent(text -> pairs.put(String.valueOf(name), text));
      }
    } else if (value != null) {
      mistake(key, "must hold keys");
    }
    return pairs;
  }

  /** A list of mappings, each with keys of its own. */
  public List<ReadOptions> each(String key) {
    List<ReadOptions> all = new ArrayList<>();
    Object value = values.get(key);
    List<?> items =
        value instanceof List<?> list ? list : value == null ? List.of() : List.of(value);
    for (int i = 0; i < items.size(); i++) {
      List<String> at = place(key, String.valueOf(i + 1));
      if (items.get(i) instanceof Map<?, ?> map) {
        all.add(new ReadOptions(at, map, mistakes));
      } else {
        mistakes.add(new Mistake(at, at(key) + ": must be a list of mappings"));
      }
    }
    return all;
  }

  /** Says what is wrong with a key; the message goes on after its name. */
  public void mistake(String key, String message) {
    mistakes.add(new Mistake(place(key), at(key) + ": " + message));
  }

  /** Says what is wrong with a part of a key's value, such as one column of a mapping. */
  public void mistake(String key, String part, String message) {
    mistakes.add(new Mistake(place(key, part), at(key, part) + ": " + message));
  }

  /** All mistakes so far, in the order in which they were met. */
  public List<Mistake> mistakes() {
    return List.copyOf(mistakes);
  }

  /** The value as a message may show it: a secret is masked. */
  private String shown(String key) {
    @Nullable Object value = values.get(key);
    return String.valueOf(value);
  }

  private List<String> place(String... below) {
    List<String> place = new ArrayList<>(path);
    place.addAll(List.of(below));
    return place;
  }

  private String at(String... below) {
    StringBuilder at = new StringBuilder();
    for (String part : place(below)) {
      boolean item = !part.isEmpty() && part.chars().allMatch(Character::isDigit);
      at.append(item ? "[" + part + "]" : (at.isEmpty() ? "" : ".") + part);
    }
    return at.toString();
  }
}
