package dev.waybill.app.config;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import com.fasterxml.jackson.dataformat.yaml.snakeyaml.error.Mark;
import com.fasterxml.jackson.dataformat.yaml.snakeyaml.error.MarkedYAMLException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Turns YAML text into nodes with their places, which a data-binding library would drop. */
final class ParseYaml {
  private final YAMLParser parser;
  private final Mistakes mistakes;

  private ParseYaml(YAMLParser parser, Mistakes mistakes) {
    this.parser = parser;
    this.mistakes = mistakes;
  }

  /** The document, or nothing where it is empty or no YAML; then a mistake tells. */
  static Node parse(String text, Mistakes mistakes) {
    try (YAMLParser parser = new YAMLFactory().createParser(text)) {
      JsonToken first = parser.nextToken();
      if (first == null) {
        return new Node.Nothing(Place.START);
      }
      ParseYaml parse = new ParseYaml(parser, mistakes);
      Node document = parse.node(first);
      if (parser.nextToken() != null) {
        mistakes.add(parse.place(), "a second document; one file holds one");
      }
      return document;
    } catch (MarkedYAMLException e) {
      mistakes.add(place(e.getProblemMark(), e), "not YAML: " + firstLine(e.getProblem()));
      return new Node.Nothing(Place.START);
    } catch (JsonProcessingException e) {
      mistakes.add(place(e.getLocation()), "not YAML: " + firstLine(e.getOriginalMessage()));
      return new Node.Nothing(Place.START);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Node node(JsonToken token) throws IOException {
    Place place = place();
    if (parser.isCurrentAlias()) {
      mistakes.add(place, "*" + parser.getText() + ": aliases are not supported; write it out");
      return new Node.Nothing(place);
    }
    return switch (token) {
      case START_OBJECT -> mapping(place);
      case START_ARRAY -> sequence(place);
      case VALUE_NULL -> new Node.Nothing(place);
      default -> new Node.Text(place, parser.getText());
    };
  }

  private Node mapping(Place place) throws IOException {
    List<Node.Entry> entries = new ArrayList<>();
    Set<String> keys = new HashSet<>();
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      Place keyPlace = place();
      String key = parser.currentName();
      Node value = node(parser.nextToken());
      if (keys.add(key)) {
        entries.add(new Node.Entry(keyPlace, key, value));
      } else {
        mistakes.add(keyPlace, key + ": is there twice");
      }
    }
    return new Node.Mapping(place, entries);
  }

  private Node sequence(Place place) throws IOException {
    List<Node> items = new ArrayList<>();
    for (JsonToken token = parser.nextToken();
        token != JsonToken.END_ARRAY;
        token = parser.nextToken()) {
      items.add(node(token));
    }
    return new Node.Sequence(place, items);
  }

  private Place place() {
    return place(parser.currentTokenLocation());
  }

  private static Place place(@Nullable JsonLocation location) {
    return location == null
        ? Place.START
        : new Place(Math.max(1, location.getLineNr()), Math.max(1, location.getColumnNr()));
  }

  /** Where the problem is, not where the parser was when it began to look at it. */
  private static Place place(@Nullable Mark mark, MarkedYAMLException e) {
    return mark == null
        ? place(e.getLocation())
        : new Place(mark.getLine() + 1, mark.getColumn() + 1);
  }

  private static String firstLine(String message) {
    return message.lines().findFirst().orElse("").strip();
  }
}
