package dev.waybill.sync.internal.files;

import dev.waybill.load.NewColumn;
import dev.waybill.load.Reject;
import dev.waybill.load.TargetTable.Column;
import dev.waybill.load.TargetTable.Kind;
import dev.waybill.sync.internal.files.MapColumns.Mapping;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Turns the records of one file into rows of its table. Not thread-safe. */
final class FitRecord {
  /** Sets of fields that are remembered; a file with more has no layout. */
  private static final int MOST_MAPPINGS = 200;

  private static final int MOST_UNKNOWN = 200;

  private final Setup setup;
  private final String file;
  private final ReadRecords from;
  private final MapColumns columns;
  private final FitValue fit;
  private final Map<List<String>, Mapping> mappings = new HashMap<>();
  private final Map<String, NewColumn> unknown;
  private final Map<String, NewColumn> before;

  /**
   * For one file.
   *
   * @param file its name
   * @param from what knows its columns
   * @param unknown takes what no column of the table takes, by name
   */
  FitRecord(Setup setup, String file, ReadRecords from, Map<String, NewColumn> unknown) {
    this.setup = setup;
    this.file = file;
    this.from = from;
    this.unknown = unknown;
    this.before = Map.copyOf(unknown);
    this.columns = new MapColumns(setup.table(), setup.options().columns());
    this.fit = new FitValue(setup.options().zone(), setup.context().zone());
  }

  /** A record that fits, or what is wrong with it. */
  sealed interface Fitted {
    long line();

    /**
     * A row.
     *
     * @param columns of its values
     * @param key its values in the key's columns
     */
    record Row(long line, List<String> columns, List<@Nullable Object> values, List<Object> key)
        implements Fitted {}

    record Bad(Problem problem, Reject reject) implements Fitted {
      @Override
      public long line() {
        return problem.line();
      }
    }
  }

  /**
   * Checks the names of a CSV file, which hold for all of its records.
   *
   * @throws Unreadable where the key or a column that the settings name is not among them
   */
  void checkHeader(List<String> names) throws Unreadable {
    Optional<String> missing;
    try {
      missing = columns.missing(names, columns.map(names));
    } catch (Misfit e) {
      throw Unreadable.because(1, e.reason());
    }
    if (missing.isPresent()) {
      throw new Unreadable(1, "does not name " + missing.get());
    }
  }

  Fitted fit(FileRecord read) {
    if (read instanceof FileRecord.Broken broken) {
      return bad(
          new Problem(broken.line(), "", broken.reason()),
          List.of(),
          WriteJson.text(broken.text()));
    }
    FileRecord.Fields fields = (FileRecord.Fields) read;
    try {
      return row(fields, mapping(fields.names()));
    } catch (Misfit e) {
      return bad(new Problem(fields.line(), "", e.reason()), List.of(), WriteJson.record(fields));
    }
  }

  private Mapping mapping(List<String> names) throws Misfit {
    @Nullable Mapping known = mappings.get(names);
    if (known == null) {
      known = columns.map(names);
      if (mappings.size() >= MOST_MAPPINGS) {
        mappings.clear();
      }
      mappings.put(names, known);
    }
    for (String name : known.unknown()) {
      if (unknown.size() < MOST_UNKNOWN || unknown.containsKey(name)) {
        unknown.put(name, new NewColumn(name, kind(name)));
      }
    }
    return known;
  }

  /** As far as this file is read, and those before it. */
  private Kind kind(String name) {
    @Nullable NewColumn other = before.get(name);
    return other == null ? from.kind(name) : ReadRecords.both(other.kind(), from.kind(name));
  }

  private Fitted row(FileRecord.Fields fields, Mapping mapping) throws Misfit {
    List<@Nullable Object> values = new ArrayList<>(mapping.columns().size());
    @Nullable Problem problem = null;
    for (int i = 0; i < mapping.columns().size(); i++) {
      int at = mapping.at().get(i);
      try {
        values.add(value(mapping.columns().get(i), fields.values().get(at)));
      } catch (Misfit e) {
        values.add(null);
        if (problem == null) {
          problem = new Problem(fields.line(), from.where(fields.names().get(at)), e.reason());
        }
      }
    }
    List<Object> key = key(mapping, values);
    if (problem != null) {
      return bad(problem, key, WriteJson.record(mapping, fields));
    }
    if (key.isEmpty()) {
      throw new Misfit("lacks a column of the key: " + String.join(", ", setup.table().key()));
    }
    return new Fitted.Row(fields.line(), mapping.names(), values, key);
  }

  private @Nullable Object value(Column column, @Nullable String text) throws Misfit {
    @Nullable Object value = fit.fit(column, text);
    if (value == null && !column.nullable()) {
      throw new Misfit("must not be empty");
    }
    return value;
  }

  /** The key's values; empty where one is not there. */
  private static List<Object> key(Mapping mapping, List<@Nullable Object> values) {
    List<Object> key = new ArrayList<>(mapping.key().size());
    for (int at : mapping.key()) {
      @Nullable Object value = at < 0 ? null : values.get(at);
      if (value == null) {
        return List.of();
      }
      key.add(value);
    }
    return key;
  }

  /**
   * Sets a record aside by its key, under which the loader finds it when it comes again and fits;
   * without one, by its place.
   */
  private Fitted bad(Problem problem, List<Object> key, String record) {
    return new Fitted.Bad(
        problem,
        new Reject(
            setup.options().to(),
            key.isEmpty()
                ? WriteJson.place(file, problem.line())
                : WriteJson.key(setup.table().key(), key),
            file + ", " + problem,
            record));
  }
}
