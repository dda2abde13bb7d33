package dev.waybill.sync;

import dev.waybill.load.NewColumn;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;

/**
 * Fields of a source that no column takes: told once, or added. Remembers them from pass to pass.
 * Not thread-safe.
 */
final class UnknownFields {
  private final Set<String> told = new HashSet<>();
  private final Set<String> added = new HashSet<>();

  /** Tells of those that were not told of before. */
  void tell(String source, Map<String, List<NewColumn>> fields, SyncListener listener) {
    fields.forEach(
        (table, columns) -> {
          List<NewColumn> fresh = fresh(told, table, columns);
          if (!fresh.isEmpty()) {
            listener.notice(
                source,
                table
                    + ": the source has "
                    + names(fresh)
                    + ", which the table lacks; waybill sync --add-columns takes them in");
          }
        });
  }

  /**
   * Adds those that were not added before.
   *
   * @param add takes a table and its new columns
   * @return whether there were any
   */
  boolean add(
      String source,
      Map<String, List<NewColumn>> fields,
      BiConsumer<String, List<NewColumn>> add,
      SyncListener listener) {
    boolean any = false;
    for (Map.Entry<String, List<NewColumn>> entry : fields.entrySet()) {
      List<NewColumn> fresh = fresh(added, entry.getKey(), entry.getValue());
      if (!fresh.isEmpty()) {
        add.accept(entry.getKey(), fresh);
        listener.notice(
            source,
            entry.getKey()
                + ": added "
                + names(fresh)
                + "; waybill install takes them into the queues, waybill sync --from DATE fills them"
                + " in records that came earlier");
        any = true;
      }
    }
    return any;
  }

  private static List<NewColumn> fresh(Set<String> known, String table, List<NewColumn> columns) {
    List<NewColumn> fresh = new ArrayList<>();
    for (NewColumn column : columns) {
      if (known.add(table + '\0' + column.name())) {
        fresh.add(column);
      }
    }
    return fresh;
  }

  private static String names(List<NewColumn> columns) {
    return columns.stream().map(NewColumn::name).collect(Collectors.joining(", "));
  }
}
