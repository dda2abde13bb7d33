package dev.waybill.internal.h2;

import dev.waybill.internal.Compared;
import dev.waybill.internal.FittedRow;
import dev.waybill.internal.RowKey;
import dev.waybill.internal.RowState;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Rows beside those that were read by their keys or their parents. Not thread-safe. */
final class H2Compared implements Compared {
  private final H2LoadTable table;
  private final List<FittedRow> rows;
  private final Map<RowKey, Integer> places = new HashMap<>();
  private final RowState[] states;
  private final List<RowKey> others = new ArrayList<>();

  H2Compared(H2LoadTable table, List<FittedRow> rows) {
    this.table = table;
    this.rows = rows;
    this.states = new RowState[rows.size()];
    Arrays.fill(states, RowState.ABSENT);
    for (int i = 0; i < states.length; i++) {
      places.put(rows.get(i).key(), i);
    }
  }

  void found(ResultSet there) throws SQLException {
    Integer place = places.get(table.key(there, 0));
    if (place == null) {
      // Equal by the column's own rules, such as in another case, and not by ours.
      return;
    }
    FittedRow row = rows.get(place);
    boolean equal = true;
    for (int i = 0; i < table.columns().size() && equal; i++) {
      equal = ColumnValue.equal(table.value(there, i), row.value(i));
    }
    int modified = table.modified();
    states[place] =
        equal
            ? RowState.EQUAL
            : modified >= 0 && isOlder(table.value(there, modified), row.value(modified))
                ? RowState.OLDER
                : RowState.DIFFERENT;
  }

  private static boolean isOlder(@Nullable Object there, @Nullable Object ours) {
    return ColumnValue.isLater(there, ours);
  }

  void other(RowKey key) {
    if (!places.containsKey(key)) {
      others.add(key);
    }
  }

  @Override
  public RowState state(int row) {
    return states[row];
  }

  @Override
  public List<RowKey> others() {
    return others;
  }

  private List<FittedRow> those(RowState state) {
    List<FittedRow> those = new ArrayList<>();
    for (int i = 0; i < states.length; i++) {
      if (states[i] == state) {
        those.add(rows.get(i));
      }
    }
    return those;
  }

  @Override
  public void insert() throws SQLException {
    table.insert(those(RowState.ABSENT));
  }

  @Override
  public int update() throws SQLException {
    return table.update(those(RowState.DIFFERENT));
  }
}
