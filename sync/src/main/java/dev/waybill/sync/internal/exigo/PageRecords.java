package dev.waybill.sync.internal.exigo;

import dev.waybill.ErrorCode;
import dev.waybill.WaybillException;
import dev.waybill.load.Reject;
import dev.waybill.load.TableRows;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A page of the API as it is read, record by record. Not thread-safe. */
abstract sealed class PageRecords permits CustomerPage, OrderPage {
  private final String list;
  private final String key;
  private final Instant asked;
  private @Nullable Long last;
  private boolean ascending = true;
  private boolean anyId;
  private int records;
  private long count = -1;

  /**
   * An empty page.
   *
   * @param list of what, for messages
   * @param key the id's column
   * @param before the last id of the page before; null for none
   */
  PageRecords(String list, String key, @Nullable Long before, Instant asked) {
    this.list = list;
    this.key = key;
    this.last = before;
    this.asked = asked;
  }

  /** Takes a record of the list. */
  void add(@Nullable Object json) {
    records++;
    Map<String, Object> place = new LinkedHashMap<>();
    place.put(key + " before", last == null ? "none" : last);
    place.put("record", (long) records);
    @Nullable Map<String, @Nullable Object> record = object(json);
    if (record == null) {
      refuse(place, "no object", WriteJson.text(Map.of("record", String.valueOf(json))));
      return;
    }
    @Nullable Long id = number(field(record, key));
    if (id != null) {
      ascending &= last == null || id > last;
      last = id;
      anyId = true;
    }
    take(record, id, place);
  }

  /** Sets aside what is no record. */
  abstract void refuse(Map<String, Object> place, String reason, String text);

  /**
   * Takes a record apart.
   *
   * @param id null where it cannot be read
   * @param place what else finds the record again
   */
  abstract void take(
      Map<String, @Nullable Object> record, @Nullable Long id, Map<String, Object> place);

  abstract List<TableRows> tables();

  abstract List<Reject> rejects();

  /**
   * Makes sure that the walk can go on after this page.
   *
   * @throws WaybillException {@code REFUSED} where it cannot
   */
  void check() {
    if (!ascending) {
      throw new WaybillException(
          ErrorCode.REFUSED,
          "the API gave "
              + list
              + " that are not in ascending order of "
              + key
              + ", so that some might be passed over; nothing of that page was loaded."
              + " Run it again; if it stays, tell the vendor");
    }
    if (records > 0 && !anyId) {
      throw new WaybillException(
          ErrorCode.REFUSED,
          "the API gave a page of "
              + list
              + " without a single "
              + key
              + ", so that the next one cannot be asked for; tell the vendor");
    }
  }

  /** The last id; of the page before where this one has none. */
  long last() {
    return last == null ? 0 : last;
  }

  int records() {
    return records;
  }

  Instant asked() {
    return asked;
  }

  /** How many records the API says there are; -1 where it does not say. */
  long count() {
    return count;
  }

  void count(long said) {
    count = said;
  }

  /** What a list of tables gives together. */
  static List<Reject> rejects(@Nullable CollectRows... tables) {
    List<Reject> rejects = new ArrayList<>();
    for (CollectRows table : tables) {
      if (table != null) {
        rejects.addAll(table.rejects());
      }
    }
    return rejects;
  }

  /** A record's field, whatever its case. */
  static @Nullable Object field(Map<String, @Nullable Object> record, String name) {
    for (Map.Entry<String, @Nullable Object> entry : record.entrySet()) {
      if (entry.getKey().equalsIgnoreCase(name)) {
        return entry.getValue();
      }
    }
    return null;
  }

  /** An object that {@link ReadJson} read; null for what is none. */
  @SuppressWarnings("unchecked")
  static @Nullable Map<String, @Nullable Object> object(@Nullable Object json) {
    return json instanceof Map<?, ?> map ? (Map<String, @Nullable Object>) map : null;
  }

  /** An id; null for what is none. */
  static @Nullable Long number(@Nullable Object json) {
    if (json instanceof Long number) {
      return number;
    }
    try {
      return json instanceof String || json instanceof BigDecimal
          ? (Long) Long.parseLong(json.toString().strip())
          : null;
    } catch (NumberFormatException e) {
      return null;
    }
  }
}
