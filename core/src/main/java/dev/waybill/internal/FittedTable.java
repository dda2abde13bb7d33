package dev.waybill.internal;

import dev.waybill.load.Reject;
import dev.waybill.load.TargetTable;
import dev.waybill.load.TargetTable.Column;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What fits of a page's rows for one table.
 *
 * @param typed the table's name as typed
 * @param target the table
 * @param columns of the rows
 * @param rows by key, one a key
 * @param unfit keys of rows that have one and do not fit otherwise
 * @param rejects what does not fit, by its key as JSON
 * @param whole parents
 * @param deletes keys to delete
 */
record FittedTable(
    String typed,
    TargetTable target,
    List<Column> columns,
    List<FittedRow> rows,
    Set<RowKey> unfit,
    Map<String, Reject> rejects,
    FittedWhole whole,
    List<RowKey> deletes) {

  /** A row that the database refuses, or whose parent is not there. */
  Reject reject(FittedRow row, String reason) {
    return new Reject(
        typed,
        keyJson(row.key()),
        reason,
        FlatJson.write(columns.stream().map(Column::name).toList(), Arrays.asList(row.values())));
  }

  String keyJson(RowKey key) {
    return FlatJson.write(
        target.key(), IntStream.range(0, key.size()).mapToObj(key::value).toList());
  }

  /** Where these columns are among those of the rows; null where one is not among them. */
  int @Nullable [] positions(List<String> names) {
    int[] positions = new int[names.size()];
    List<String> given = columns.stream().map(Column::name).toList();
    for (int i = 0; i < positions.length; i++) {
      positions[i] = given.indexOf(names.get(i));
      if (positions[i] < 0) {
        return null;
      }
    }
    return positions;
  }
}
