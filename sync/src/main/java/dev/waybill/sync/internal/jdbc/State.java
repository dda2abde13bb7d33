package dev.waybill.sync.internal.jdbc;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.waybill.ErrorCode;
import dev.waybill.WaybillException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How far the source has come, as its watermark holds it in JSON. Values of columns are texts.
 *
 * @param source the database that it was taken in, without secrets
 * @param tables by {@link TableSetting#id}
 * @param comparison the one that is under way; null for none
 */
record State(String source, Map<String, Table> tables, @Nullable Comparison comparison) {
  private static final JsonMapper JSON =
      JsonMapper.builder().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

  /**
   * A table.
   *
   * @param mapping fingerprint of how its columns map
   * @param order names of the columns that {@code modified} and {@code key} are of
   * @param modified the last date read; null where none dates it
   * @param key the last key read of that date
   * @param compared when the last full comparison began; null before the first is through
   */
  record Table(
      String mapping,
      String order,
      @Nullable String modified,
      List<String> key,
      @Nullable String compared) {
    Table at(String date, List<String> lastKey) {
      return new Table(mapping, order, date, lastKey, compared);
    }

    Table compared(@Nullable String when) {
      return new Table(mapping, order, modified, key, when);
    }
  }

  /**
   * A full comparison.
   *
   * @param started when it began
   * @param tables that it compares, parents first
   * @param looking for rows that differ, or for rows that are gone
   * @param at which of the tables
   * @param after the last key; null at the beginning of a table
   * @param seen rows met in the source, by table
   * @param kept rows that are gone from the source and were not deleted, by table
   */
  record Comparison(
      String started,
      List<String> tables,
      Looking looking,
      int at,
      @Nullable List<String> after,
      Map<String, Long> seen,
      Map<String, Long> kept) {}

  /** What a comparison looks for. */
  enum Looking {
    DIFFERENT,
    GONE
  }

  String json() {
    try {
      return JSON.writeValueAsString(this);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("texts and numbers can be written as JSON", e);
    }
  }

  static State of(String source, String json) {
    try {
      State state = JSON.readValue(json, State.class);
      // What Jackson finds no value for is null, whatever the record says.
      return new State(
          Objects.requireNonNullElse(state.source(), "another kind of source"),
          Objects.requireNonNullElse(state.tables(), Map.of()),
          state.comparison());
    } catch (JsonProcessingException e) {
      throw new WaybillException(
          ErrorCode.REFUSED,
          "Source "
              + source
              + ": its watermark is not one of a jdbc source. Give the source another name, or"
              + " start anew with waybill sync "
              + source
              + " --from DATE.",
          e);
    }
  }
}
