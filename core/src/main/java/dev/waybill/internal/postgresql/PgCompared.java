package dev.waybill.internal.postgresql;

import dev.waybill.internal.Compared;
import dev.waybill.internal.RowKey;
import dev.waybill.internal.RowState;
import java.nio.ByteBuffer;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Rows beside the tuples that were fetched by their keys or their parents. Not thread-safe. */
final class PgCompared implements Compared {
  private final PgLoadTable table;
  private final EncodeTuples tuples;
  private final int count;
  private final RowState[] states;
  private final List<RowKey> others = new ArrayList<>();

  /** Keys, as the table has them, of rows that were found by theirs. */
  private final Set<ByteBuffer> found = new HashSet<>();

  /** Rows by their keys; only where they come in another order. */
  private final Map<ByteBuffer, Integer> places = new HashMap<>();

  private boolean byKeys;

  PgCompared(PgLoadTable table, int count, EncodeTuples tuples) {
    this.table = table;
    this.tuples = tuples;
    this.count = count;
    this.states = new RowState[count];
    Arrays.fill(states, RowState.ABSENT);
  }

  /** Each fetched tuple begins with the place of its row. */
  void byKeys(ReadTuples fetched) {
    byKeys = true;
    while (fetched.next()) {
      int row = fetched.number(0) - 1;
      states[row] = state(row, fetched, 1);
      found.add(key(fetched, 1));
    }
  }

  /** All rows of the parents: those of the page and others. */
  void byParents(ReadTuples fetched) {
    int expected = 0;
    while (fetched.next()) {
      int row = byKeys ? -1 : row(fetched, expected);
      if (row >= 0) {
        states[row] = state(row, fetched, 0);
        expected = row + 1;
      } else if (!found.contains(key(fetched, 0))) {
        others.add(decoded(fetched));
      }
    }
  }

  /** The row of a fetched key; -1 for none. Both come in the order of keys, as a rule. */
  private int row(ReadTuples fetched, int expected) {
    int length = fetched.field(table.key().size()) - fetched.field(0);
    if (expected < count) {
      int from = tuples.start(expected) + 2;
      int to = from + length;
      if (to <= tuples.end(expected)
          && Arrays.equals(
              tuples.bytes(),
              from,
              to,
              fetched.bytes(),
              fetched.field(0),
              fetched.field(0) + length)) {
        return expected;
      }
    }
    if (places.isEmpty()) {
      for (int row = 0; row < count; row++) {
        int start = tuples.start(row) + 2;
        places.put(ByteBuffer.wrap(tuples.bytes(), start, keyLength(start)), row);
      }
    }
    return places.getOrDefault(key(fetched, 0), -1);
  }

  private int keyLength(int start) {
    int at = start;
    for (int i = 0; i < table.key().size(); i++) {
      at += 4 + tuples.number(at);
    }
    return at - start;
  }

  private ByteBuffer key(ReadTuples fetched, int first) {
    int start = fetched.field(first);
    int end = fetched.field(first + table.key().size());
    return ByteBuffer.wrap(fetched.bytes(), start, end - start);
  }

  private RowKey decoded(ReadTuples fetched) {
    List<PgColumn> key = table.key();
    Object[] values = new Object[key.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = fetched.value(i, key.get(i).wire());
    }
    return RowKey.of(values);
  }

  private RowState state(int row, ReadTuples fetched, int first) {
    int from = tuples.start(row) + 2;
    if (Arrays.equals(
        tuples.bytes(),
        from,
        tuples.end(row),
        fetched.bytes(),
        fetched.field(first),
        fetched.end())) {
      return RowState.EQUAL;
    }
    int modified = table.modified();
    return modified >= 0
            && isOlder(from, modified, fetched.bytes(), fetched.field(first + modified))
        ? RowState.OLDER
        : RowState.DIFFERENT;
  }

  /** Dates are whole numbers that grow with time, in four bytes or eight. */
  private boolean isOlder(int from, int field, byte[] theirs, int at) {
    ByteBuffer ours = ByteBuffer.wrap(tuples.bytes());
    int position = from;
    for (int i = 0; i < field; i++) {
      position += 4 + Math.max(0, tuples.number(position));
    }
    ByteBuffer there = ByteBuffer.wrap(theirs);
    int length = there.getInt(at);
    if (length < 0 || ours.getInt(position) != length) {
      return false;
    }
    return length == 4
        ? ours.getInt(position + 4) < there.getInt(at + 4)
        : length == 8 && ours.getLong(position + 4) < there.getLong(at + 4);
  }

  @Override
  public RowState state(int row) {
    return states[row];
  }

  @Override
  public List<RowKey> others() {
    return others;
  }

  @Override
  public void insert() throws SQLException {
    table.insert(tuples, count, row -> states[row] == RowState.ABSENT);
  }

  @Override
  public int update() throws SQLException {
    return table.update(tuples, count, row -> states[row] == RowState.DIFFERENT);
  }
}
