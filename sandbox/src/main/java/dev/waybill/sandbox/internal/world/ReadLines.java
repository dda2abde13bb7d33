package dev.waybill.sandbox.internal.world;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import dev.waybill.ErrorCode;
import dev.waybill.WaybillException;
import dev.waybill.sandbox.internal.model.JsonTree;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;

/** Reads a file of one JSON object a line. */
final class ReadLines {
  private static final JsonFactory JSON = new JsonFactory();

  /** Takes the objects of a file. */
  interface Take {
    /**
     * Takes one.
     *
     * @throws IllegalArgumentException if it cannot be used, with the reason, which holds no data
     */
    void object(Map<?, ?> object);
  }

  private ReadLines() {}

  /**
   * Reads the whole file.
   *
   * @throws WaybillException {@code REFUSED} with the file and the line that is wrong
   */
  static void read(Path file, Take take) {
    int number = 0;
    try (BufferedReader lines = Files.newBufferedReader(file)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        number++;
        if (!line.isBlank()) {
          take.object(object(line));
        }
      }
    } catch (JsonProcessingException e) {
      int column = e.getLocation() == null ? 1 : e.getLocation().getColumnNr();
      throw wrong(file + ":" + number + ":" + column + ": no JSON from here on");
    } catch (IllegalArgumentException e) {
      throw wrong(file + ":" + number + ": " + e.getMessage());
    } catch (IOException e) {
      throw wrong(file + ": cannot be read after line " + number + " (is it UTF-8?)");
    }
  }

  private static Map<?, ?> object(String line) throws IOException {
    try (JsonParser json = JSON.createParser(line)) {
      if (json.nextToken() != JsonToken.START_OBJECT) {
        throw new IllegalArgumentException("a line must hold one JSON object");
      }
      Map<?, ?> object = (Map<?, ?>) Objects.requireNonNull(JsonTree.read(json));
      if (json.nextToken() != null) {
        throw new IllegalArgumentException("more than one JSON object in a line");
      }
      return object;
    }
  }

  private static WaybillException wrong(String message) {
    return new WaybillException(
        ErrorCode.REFUSED, message + ". One JSON object a line is needed, in the API's shape.");
  }
}
