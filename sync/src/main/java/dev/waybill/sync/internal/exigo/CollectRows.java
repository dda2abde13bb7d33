package dev.waybill.sync.internal.exigo;

import dev.waybill.load.Reject;
import dev.waybill.load.TableRows;
import dev.waybill.load.TargetTable;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Collects a page's rows of one table. A column that no record of the page has a field for is left
 * out, so that the table keeps what it holds; where some records have it, it is null in the others.
 */
final class CollectRows {
  private final FindFields fields;
  private final ReadValue values;
  private final Drift drift;
  private final List<@Nullable Object[]> rows = new ArrayList<>();
  private final BitSet given = new BitSet();
  private final List<Reject> rejects = new ArrayList<>();

  CollectRows(FindFields fields, ReadValue values, Drift drift) {
    this.fields = fields;
    this.values = values;
    this.drift = drift;
  }

  /**
   * Takes a record; what cannot be read is set aside.
   *
   * @param record fields by name
   * @param place what else finds the record again where it has no key
   * @return whether it was read
   */
  boolean add(Map<String, @Nullable Object> record, Map<String, Object> place) {
    BitSet has = new BitSet();
    @Nullable Object[] row = new Object[fields.target().columns().size()];
    try {
      read(record, row, has);
      requireKey(row);
    } catch (Unreadable e) {
      rejects.add(reject(record, place, String.valueOf(e.getMessage())));
      return false;
    }
    given.or(has);
    rows.add(row);
    return true;
  }

  /** Sets aside what was not even a record. */
  void refuse(Map<String, Object> place, String reason, String text) {
    rejects.add(new Reject(typed(), WriteJson.text(spelled(place)), reason, text));
  }

  /**
   * With columns as the catalog spells them, so that the record is found when it comes and fits.
   */
  private Map<String, Object> spelled(Map<String, Object> place) {
    Map<String, Object> spelled = new LinkedHashMap<>();
    place.forEach(
        (name, value) -> spelled.put(fields.field(name).map(Field::name).orElse(name), value));
    return spelled;
  }

  private void read(Map<String, @Nullable Object> record, @Nullable Object[] row, BitSet has)
      throws Unreadable {
    Map<Integer, Unreadable> unread = new HashMap<>();
    for (Map.Entry<String, @Nullable Object> entry : record.entrySet()) {
      Optional<Field> field = fields.field(entry.getKey());
      if (field.isEmpty()) {
        drift.met(fields, entry.getKey(), entry.getValue());
        continue;
      }
      int at = field.get().place();
      has.set(at);
      try {
        @Nullable Object value = values.read(field.get(), entry.getValue());
        if (value != null && row[at] == null) {
          row[at] = value;
        }
      } catch (Unreadable e) {
        unread.put(at, e);
      }
    }
    // Two fields may show one column, such as a type's name and its number: one that is read will
    // do.
    for (Map.Entry<Integer, Unreadable> entry : unread.entrySet()) {
      if (row[entry.getKey()] == null) {
        throw entry.getValue();
      }
    }
  }

  private void requireKey(@Nullable Object[] row) throws Unreadable {
    for (String key : fields.api().key()) {
      Optional<Field> field = fields.field(key);
      if (field.isPresent() && row[field.get().place()] == null) {
        throw new Unreadable(key + ": is missing");
      }
    }
  }

  private Reject reject(
      Map<String, @Nullable Object> record, Map<String, Object> place, String reason) {
    Map<String, @Nullable Object> byColumn = new LinkedHashMap<>();
    record.forEach(
        (name, value) -> fields.field(name).ifPresent(field -> byColumn.put(field.name(), value)));
    Map<String, Object> key = new LinkedHashMap<>();
    for (String column : fields.api().key()) {
      @Nullable Object value = byColumn.get(fields.field(column).map(Field::name).orElse(column));
      if (value instanceof Long) {
        key.put(column, value);
      }
    }
    boolean found = key.size() == fields.api().key().size();
    return new Reject(
        typed(), WriteJson.text(spelled(found ? key : place)), reason, WriteJson.text(byColumn));
  }

  /** The rows and the parents whose parts they are. */
  Optional<TableRows> rows(TableRows.Whole whole) {
    if (rows.isEmpty() && whole.parents().isEmpty()) {
      return Optional.empty();
    }
    fields.api().key().forEach(key -> fields.field(key).ifPresent(one -> given.set(one.place())));
    int[] places = given.stream().toArray();
    List<String> columns = new ArrayList<>();
    List<TargetTable.Column> all = fields.target().columns();
    for (int place : places) {
      columns.add(all.get(place).name());
    }
    List<Object[]> narrow = new ArrayList<>();
    for (@Nullable Object[] row : rows) {
      narrow.add(narrow(row, places));
    }
    return Optional.of(new TableRows(typed(), columns, narrow, whole, List.of()));
  }

  /** Rows hold nulls, which the type of {@link TableRows} does not tell. */
  @SuppressWarnings("NullAway")
  private static Object[] narrow(@Nullable Object[] row, int[] places) {
    Object[] narrow = new Object[places.length];
    for (int i = 0; i < places.length; i++) {
      narrow[i] = row[places[i]];
    }
    return narrow;
  }

  List<Reject> rejects() {
    return rejects;
  }

  private String typed() {
    return OpenTables.typed(fields.api().name());
  }
}
