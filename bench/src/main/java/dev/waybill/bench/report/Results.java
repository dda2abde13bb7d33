package dev.waybill.bench.report;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.waybill.ErrorCode;
import dev.waybill.WaybillException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The results of all measurements, each of its own day and machine, as data that the page and the
 * pictures are made of.
 */
public record Results(List<Result> measurements) {
  static final JsonMapper JSON =
      JsonMapper.builder()
          .visibility(PropertyAccessor.GETTER, Visibility.NONE)
          .visibility(PropertyAccessor.IS_GETTER, Visibility.NONE)
          .visibility(PropertyAccessor.FIELD, Visibility.ANY)
          .build();

  public Results {
    measurements = List.copyOf(measurements);
  }

  /** Those of a file; none where there is no file. */
  public static Results read(Path file) throws IOException {
    if (!Files.exists(file)) {
      return new Results(List.of());
    }
    try {
      return JSON.readValue(Files.readString(file), Results.class);
    } catch (JsonProcessingException e) {
      throw new WaybillException(
          ErrorCode.CONFIGURATION,
          file + " is not of this version of bench. Move it away, then run this again.",
          e);
    }
  }

  /** These, with one more or anew, in the order of the given names; unknown ones come last. */
  public Results with(Result result, List<String> order) {
    List<Result> all = new ArrayList<>(measurements);
    all.removeIf(old -> old.name().equals(result.name()));
    all.add(result);
    all.sort(
        java.util.Comparator.comparingInt(
            one -> order.contains(one.name()) ? order.indexOf(one.name()) : order.size()));
    return new Results(all);
  }

  public String json() throws IOException {
    return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(this) + "\n";
  }
}
