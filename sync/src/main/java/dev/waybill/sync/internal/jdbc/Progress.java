package dev.waybill.sync.internal.jdbc;

import dev.waybill.ErrorCode;
import dev.waybill.WaybillException;
import dev.waybill.load.Watermark;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How far a pass has come; what becomes the watermark of its pages. Not thread-safe. */
final class Progress {
  private final String name;
  private final String identity;
  private final Map<String, State.Table> tables = new LinkedHashMap<>();
  private State.@Nullable Comparison comparison;
  private @Nullable Instant upTo;

  /**
   * Goes on from a watermark.
   *
   * @param name of the source
   * @param identity of its database
   * @param state what the watermark holds; null before the first
   */
  Progress(String name, String identity, @Nullable State state) {
    this.name = name;
    this.identity = identity;
    if (state != null) {
      tables.putAll(state.tables());
      comparison = state.comparison();
    }
  }

  /**
   * Takes the tables as they are mapped now: one that is new, or whose places are of other columns,
   * is read from {@code start} on and compared in full; one that maps otherwise is compared.
   */
  void begin(List<ReadSource> sources, Instant start) {
    Map<String, State.Table> now = new LinkedHashMap<>();
    for (ReadSource source : sources) {
      TableMapping mapping = source.mapping();
      State.Table known = tables.get(mapping.id());
      State.Table table = known;
      if (known == null || !known.order().equals(mapping.orderedBy())) {
        String modified = mapping.hasModified() ? ReadValue.text(source.date(start)) : null;
        table =
            new State.Table(mapping.fingerprint(), mapping.orderedBy(), modified, List.of(), null);
      } else if (!known.mapping().equals(mapping.fingerprint())) {
        table =
            new State.Table(
                mapping.fingerprint(), known.order(), known.modified(), known.key(), null);
      }
      now.put(mapping.id(), table);
    }
    boolean same = now.equals(tables);
    tables.clear();
    tables.putAll(now);
    if (!same) {
      comparison = null;
    }
  }

  /** Reads everything since a moment again, unless reading stands before it. */
  void from(ReadSource source, Instant moment) {
    Optional<Place> place = place(source.mapping());
    if (place.isEmpty()) {
      return;
    }
    Object date = source.date(moment);
    if (isAfter(place.get().modified(), date)) {
      move(source.mapping(), new Place(date, List.of()));
    }
  }

  @SuppressWarnings("unchecked")
  private static boolean isAfter(Object one, Object other) {
    if (one instanceof java.time.OffsetDateTime a && other instanceof java.time.OffsetDateTime b) {
      return a.isAfter(b);
    }
    return ((Comparable<Object>) one).compareTo(other) > 0;
  }

  Optional<Place> place(TableMapping mapping) {
    State.Table table = table(mapping.id());
    if (table.modified() == null) {
      return Optional.empty();
    }
    Object date = value(mapping.modifiedColumn(), table.modified());
    List<Object> key =
        table.key().isEmpty() ? List.of() : values(mapping.keyColumns(), table.key());
    return Optional.of(new Place(date, key));
  }

  void move(TableMapping mapping, Place place) {
    tables.put(
        mapping.id(), table(mapping.id()).at(ReadValue.text(place.modified()), texts(place.key())));
  }

  boolean wasCompared(String table) {
    return table(table).compared() != null;
  }

  /** Tables whose comparison is due, in the order of the settings. */
  List<String> due(Instant before) {
    List<String> due = new ArrayList<>();
    tables.forEach(
        (id, table) -> {
          if (table.compared() == null || !Instant.parse(table.compared()).isAfter(before)) {
            due.add(id);
          }
        });
    return due;
  }

  void compared(String table, String when) {
    tables.put(table, table(table).compared(when));
  }

  State.@Nullable Comparison comparison() {
    return comparison;
  }

  void comparison(State.@Nullable Comparison now) {
    comparison = now;
  }

  /** All tables that a date leads through are read up to here. */
  void upTo(Instant bound) {
    Instant least = bound;
    for (State.Table table : tables.values()) {
      if (table.compared() == null) {
        return;
      }
      Instant compared = Instant.parse(table.compared());
      least = table.modified() == null && compared.isBefore(least) ? compared : least;
    }
    upTo = least;
  }

  void lastUpTo(@Nullable Instant before) {
    upTo = before;
  }

  Watermark watermark() {
    return new Watermark(new State(identity, tables, comparison).json(), upTo);
  }

  /** Values of a stored key. */
  List<Object> values(List<DbColumn> columns, List<String> texts) {
    List<Object> values = new ArrayList<>();
    for (int i = 0; i < columns.size() && i < texts.size(); i++) {
      values.add(value(columns.get(i), texts.get(i)));
    }
    return values;
  }

  static List<String> texts(List<?> values) {
    return values.stream().map(ReadValue::text).toList();
  }

  private Object value(DbColumn column, String text) {
    try {
      return ReadValue.ofText(column, text);
    } catch (RuntimeException e) {
      throw new WaybillException(
          ErrorCode.REFUSED,
          "Source "
              + name
              + ": column "
              + column.name()
              + " has another type than when its watermark was taken. Start anew with waybill sync "
              + name
              + " --from DATE.",
          e);
    }
  }

  private State.Table table(String id) {
    State.Table table = tables.get(id);
    if (table == null) {
      throw new IllegalStateException("no table " + id);
    }
    return table;
  }
}
