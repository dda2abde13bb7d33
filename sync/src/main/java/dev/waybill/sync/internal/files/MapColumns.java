package dev.waybill.sync.internal.files;

import dev.waybill.load.TargetTable;
import dev.waybill.load.TargetTable.Column;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds the table's columns for the names of a file. */
final class MapColumns {
  private final TargetTable table;
  private final Map<String, String> renamed;

  MapColumns(TargetTable table, Map<String, String> renamed) {
    this.table = table;
    this.renamed = renamed;
  }

  /**
   * Which values go where.
   *
   * @param columns of the table, in the order of the file
   * @param names of the columns, as the catalog spells them
   * @param at which value goes into each column
   * @param key where the key's columns are among {@code columns}, in the key's order; -1 for one
   *     that the file does not name
   * @param unknown names that no column takes
   */
  record Mapping(
      List<Column> columns,
      List<String> names,
      List<Integer> at,
      List<Integer> key,
      List<String> unknown) {}

  /**
   * Maps names.
   *
   * @throws Misfit where two of them go to one column
   */
  Mapping map(List<String> names) throws Misfit {
    List<Column> columns = new ArrayList<>();
    List<Integer> at = new ArrayList<>();
    List<String> unknown = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      String name = names.get(i);
      Optional<Column> column = name.isEmpty() ? Optional.empty() : column(name);
      if (column.isEmpty()) {
        if (!name.isEmpty()) {
          unknown.add(name);
        }
        continue;
      }
      int other = columns.indexOf(column.get());
      if (other >= 0) {
        throw new Misfit(
            "columns "
                + (at.get(other) + 1)
                + " and "
                + (i + 1)
                + " both go to "
                + column.get().name());
      }
      columns.add(column.get());
      at.add(i);
    }
    List<String> spelled = columns.stream().map(Column::name).toList();
    return new Mapping(
        columns, spelled, at, table.key().stream().map(spelled::indexOf).toList(), unknown);
  }

  private Optional<Column> column(String name) {
    return table.column(renamed(name).orElse(name));
  }

  private Optional<String> renamed(String name) {
    @Nullable String exact = renamed.get(name);
    if (exact != null) {
      return Optional.of(exact);
    }
    String lower = name.toLowerCase(Locale.ROOT);
    return renamed.entrySet().stream()
        .filter(pair -> pair.getKey().toLowerCase(Locale.ROOT).equals(lower))
        .map(Map.Entry::getValue)
        .findFirst();
  }

  /** What a header must name and does not; empty where nothing is missing. */
  Optional<String> missing(List<String> names, Mapping mapping) {
    for (int i = 0; i < table.key().size(); i++) {
      if (mapping.key().get(i) < 0) {
        return Optional.of(named(table.key().get(i)) + ", which is of the key of " + table.name());
      }
    }
    for (String wanted : renamed.keySet()) {
      if (names.stream().noneMatch(name -> name.equalsIgnoreCase(wanted))) {
        return Optional.of(wanted + ", which the setting columns names");
      }
    }
    return Optional.empty();
  }

  /** A column as the file should name it. */
  private String named(String column) {
    return renamed.entrySet().stream()
        .filter(pair -> pair.getValue().equalsIgnoreCase(column))
        .map(Map.Entry::getKey)
        .findFirst()
        .orElse(column);
  }
}
