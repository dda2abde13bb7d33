package dev.waybill.spi;

import dev.waybill.ErrorCode;
import dev.waybill.Mistake;
import dev.waybill.TableSettings;
import dev.waybill.WaybillException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Collects what is wrong with the tables and queues of a configuration, each with its place. */
final class Mistakes {
  private final List<TableSettings> listed;
  private final List<Mistake> all = new ArrayList<>();
  private ErrorCode worst = ErrorCode.CONFIGURATION;

  Mistakes(List<TableSettings> listed) {
    this.listed = listed;
  }

  void add(List<String> path, String message) {
    all.add(new Mistake(path, message));
  }

  /** Of part {@code at} of a table; the message goes on after the table's name. */
  void add(TableSettings table, String what, String... at) {
    add(at(table, at), "Table " + table.name() + " " + what + ".");
  }

  /** A table that nothing can identify a row of. */
  void noKey(TableSettings table) {
    worst = ErrorCode.NO_KEY;
    add(
        table,
        "has no key; add a primary key, or a unique index on columns that are not null",
        "name");
  }

  /**
   * Ends the work where there was one.
   *
   * @throws WaybillException {@code CONFIGURATION}, or {@code NO_KEY} where that is the only one
   */
  void report() {
    if (!all.isEmpty()) {
      throw new WaybillException(all.size() == 1 ? worst : ErrorCode.CONFIGURATION, all);
    }
  }

  /** The columns that part {@code at} names; of those that are not there it is said. */
  List<CatalogTable.Column> columns(
      TableSettings table, CatalogTable entry, List<String> names, String... at) {
    List<CatalogTable.Column> columns = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      String name = names.get(i);
      String[] place = below(at, String.valueOf(i + 1));
      column(entry, name)
          .ifPresentOrElse(
              columns::add, () -> add(table, at[0] + ": there is no column " + name, place));
    }
    return columns;
  }

  private static Optional<CatalogTable.Column> column(CatalogTable entry, String name) {
    return entry.columns().stream()
        .filter(c -> c.name().equals(name))
        .findFirst()
        .or(
            () ->
                entry.columns().stream().filter(c -> c.name().equalsIgnoreCase(name)).findFirst());
  }

  /** The path of a part of a table, told by its identity: a table listed twice may be equal. */
  List<String> at(TableSettings table, String... parts) {
    int index = 0;
    while (index < listed.size() - 1 && !isSame(listed.get(index), table)) {
      index++;
    }
    return Stream.concat(Stream.of("tables", String.valueOf(index + 1)), Stream.of(parts)).toList();
  }

  @SuppressWarnings("ReferenceEquality")
  private static boolean isSame(TableSettings one, TableSettings other) {
    return one == other;
  }

  static String[] below(String[] at, String part) {
    return Stream.concat(Stream.of(at), Stream.of(part)).toArray(String[]::new);
  }
}
