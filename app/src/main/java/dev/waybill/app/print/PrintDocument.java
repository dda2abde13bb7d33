package dev.waybill.app.print;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import dev.waybill.Rows;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Something with parts, such as a batch: laid out for people, one object in JSON, flat rows in CSV.
 *
 * @param table lays it out
 * @param json maps, lists and values
 * @param csv the same as rows
 */
public record PrintDocument(
    Consumer<Screen> table, Map<String, ? extends @Nullable Object> json, Rows csv) {
  public void print(Screen screen, Format format) {
    switch (format) {
      case TABLE -> table.accept(screen);
      case JSON -> json(screen);
      case CSV -> new PrintRows(screen, Format.CSV).print(csv);
    }
    screen.out().flush();
  }

  private void json(Screen screen) {
    try (JsonGenerator generator = JsonSink.generator(screen.out())) {
      generator.setPrettyPrinter(new DefaultPrettyPrinter());
      WriteJson.value(generator, json);
      generator.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    screen.out().println();
  }
}
