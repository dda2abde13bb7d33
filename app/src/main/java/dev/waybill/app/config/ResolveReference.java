package dev.waybill.app.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Replaces {@code ${env:NAME}} by an environment variable and {@code ${file:PATH}} by a file's text
 * without its last line break, so that secrets stay out of the configuration.
 *
 * @param environment a variable's value by its name
 * @param folder where relative paths begin: the configuration file's own folder
 */
record ResolveReference(Function<String, @Nullable String> environment, Path folder) {
  private static final Pattern REFERENCE = Pattern.compile("\\$\\{([^:}]*):?([^}]*)}");

  /** Whether there is anything to replace. */
  boolean isIn(Node.Text text) {
    return REFERENCE.matcher(text.value()).find();
  }

  /** The text with its references replaced; empty, and mistakes, where one leads nowhere. */
  Optional<String> resolve(String key, Node.Text text, Mistakes mistakes) {
    Matcher matcher = REFERENCE.matcher(text.value());
    StringBuilder resolved = new StringBuilder();
    boolean complete = true;
    while (matcher.find()) {
      Optional<String> value =
          switch (matcher.group(1)) {
            case "env" -> variable(key, matcher.group(2), text.place(), mistakes);
            case "file" -> file(key, matcher.group(2), text.place(), mistakes);
            default -> {
              mistakes.add(
                  text.place(),
                  key
                      + ": "
                      + matcher.group()
                      + " is no reference; use ${env:NAME} or ${file:PATH}");
              yield Optional.empty();
            }
          };
      complete &= value.isPresent();
      matcher.appendReplacement(resolved, Matcher.quoteReplacement(value.orElse("")));
    }
    matcher.appendTail(resolved);
    return complete ? Optional.of(resolved.toString()) : Optional.empty();
  }

  private Optional<String> variable(String key, String name, Place place, Mistakes mistakes) {
    String value = environment.apply(name);
    if (value == null) {
      mistakes.add(place, key + ": the environment variable " + name + " is not set");
    }
    return Optional.ofNullable(value);
  }

  private Optional<String> file(String key, String path, Place place, Mistakes mistakes) {
    try {
      return Optional.of(Files.readString(folder.resolve(path)).replaceFirst("\\R\\z", ""));
    } catch (IOException | InvalidPathException e) {
      mistakes.add(place, key + ": the file " + path + " cannot be read");
      return Optional.empty();
    }
  }
}
