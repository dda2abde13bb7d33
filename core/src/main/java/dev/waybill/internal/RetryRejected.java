package dev.waybill.internal;

import dev.waybill.load.Page;
import dev.waybill.load.Rejected;
import dev.waybill.load.TableRows;
import dev.waybill.load.TargetTable;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Makes a page again of records that were set aside. Stateless. */
final class RetryRejected {
  /** What stands for the record where a delete was refused. */
  static final String DELETE = "delete";

  private RetryRejected() {}

  /** Records of one table that have the same columns. */
  private record Group(String table, List<String> columns) {}

  /** All that can be read, parents before their parts. */
  static Page page(List<Rejected> rejected, Function<String, TargetTable> tables) {
    Map<Group, List<Object[]>> rows = new LinkedHashMap<>();
    Map<Group, List<Object[]>> deletes = new LinkedHashMap<>();
    for (Rejected one : rejected) {
      String table = one.what().table();
      boolean delete = one.what().record().equals(DELETE);
      Map<String, @Nullable Object> values =
          FlatJson.read(delete ? one.what().key() : one.what().record());
      if (values != null && (delete || isOf(values.keySet(), tables.apply(table)))) {
        (delete ? deletes : rows)
            .computeIfAbsent(new Group(table, List.copyOf(values.keySet())), g -> new ArrayList<>())
            .add(values.values().toArray());
      }
    }
    List<TableRows> all = new ArrayList<>();
    rows.forEach((group, of) -> all.add(TableRows.of(group.table(), group.columns(), of)));
    deletes.forEach(
        (group, keys) ->
            all.add(
                new TableRows(
                    group.table(), group.columns(), List.of(), TableRows.Whole.NONE, keys)));
    List<TableRows> unsorted = List.copyOf(all);
    all.sort(
        Comparator.comparingInt(
            of -> depth(tables.apply(of.table()), unsorted, tables, unsorted.size())));
    return new Page(all, List.of(), null);
  }

  /** The same in pages of few rows, so that what fails takes few with it. */
  static List<Page> split(Page page, int most) {
    List<Page> pages = new ArrayList<>();
    for (TableRows table : page.tables()) {
      for (int from = 0; from < table.rows().size(); from += most) {
        int to = Math.min(table.rows().size(), from + most);
        pages.add(
            one(TableRows.of(table.table(), table.columns(), table.rows().subList(from, to))));
      }
      if (!table.deletes().isEmpty()) {
        pages.add(one(table));
      }
    }
    return pages;
  }

  private static Page one(TableRows table) {
    return new Page(List.of(table), List.of(), null);
  }

  /** A record of other fields, such as a line of a file that could not be read, is none. */
  private static boolean isOf(Set<String> names, TargetTable table) {
    return names.containsAll(table.key())
        && names.stream().allMatch(name -> table.column(name).isPresent());
  }

  /** How many tables of the page stand above it. */
  private static int depth(
      TargetTable table,
      Collection<TableRows> all,
      Function<String, TargetTable> tables,
      int steps) {
    TargetTable.Parent parent = table.parent();
    if (parent == null || steps == 0) {
      return 0;
    }
    return all.stream()
        .map(rows -> tables.apply(rows.table()))
        .filter(other -> other.name().equals(parent.table()))
        .findFirst()
        .map(other -> 1 + depth(other, all, tables, steps - 1))
        .orElse(0);
  }
}
