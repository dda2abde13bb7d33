package dev.waybill.sandbox.internal.world;

import java.util.Arrays;

/**
 * Records of one kind by their place, ascending by id, each with the date of its last change in
 * microseconds. Not thread-safe.
 *
 * <p>The dates are the leaves of a tree whose nodes hold the latest date below them. The next
 * record after an id that is newer than a date is found by way of the tree, however many lie
 * between, so that a page costs its records and not the whole shop.
 */
final class ModifiedIndex {
  static final int NONE = -1;

  /** The date of a record that is not published: newer than nothing. */
  static final long HIDDEN = Long.MIN_VALUE;

  private int[] ids = new int[16];
  private long[] latest = new long[32];
  private int leaves = 16;
  private int size;
  private long steps;

  ModifiedIndex() {
    Arrays.fill(latest, HIDDEN);
  }

  int size() {
    return size;
  }

  int id(int place) {
    return ids[place];
  }

  int nextId() {
    return size == 0 ? 1 : ids[size - 1] + 1;
  }

  /** Nodes looked at so far, for tests that count work. */
  long steps() {
    return steps;
  }

  /** Adds a record behind all others and returns its place. */
  int append(int id, long modified) {
    if (size > 0 && id <= ids[size - 1]) {
      throw new IllegalArgumentException("ids ascend");
    }
    if (size == leaves) {
      grow();
    }
    ids[size] = id;
    set(size, modified);
    return size++;
  }

  private void grow() {
    long[] dates = Arrays.copyOfRange(latest, leaves, leaves + size);
    leaves *= 2;
    ids = Arrays.copyOf(ids, leaves);
    latest = new long[2 * leaves];
    Arrays.fill(latest, HIDDEN);
    System.arraycopy(dates, 0, latest, leaves, size);
    for (int node = leaves - 1; node > 0; node--) {
      latest[node] = Math.max(latest[2 * node], latest[2 * node + 1]);
    }
  }

  long modified(int place) {
    return latest[leaves + place];
  }

  void set(int place, long modified) {
    int node = leaves + place;
    latest[node] = modified;
    for (node /= 2; node > 0; node /= 2) {
      long of = Math.max(latest[2 * node], latest[2 * node + 1]);
      if (latest[node] == of) {
        return;
      }
      latest[node] = of;
    }
  }

  /** The place of a published record, or {@link #NONE}. */
  int find(int id) {
    int place = Arrays.binarySearch(ids, 0, size, id);
    return place < 0 || modified(place) == HIDDEN ? NONE : place;
  }

  /** The first place with a larger id, be it that behind the last. */
  int after(int id) {
    int place = Arrays.binarySearch(ids, 0, size, id);
    return place < 0 ? -place - 1 : place + 1;
  }

  /** The first place from this one on that is newer than the date, or {@link #NONE}. */
  int next(int from, long newerThan) {
    if (from >= size) {
      return NONE;
    }
    int node = leaves + from;
    while (latest[node] <= newerThan) {
      // To the next subtree on the right, as large as it gets.
      for (steps++; (node & 1) == 1; steps++) {
        node >>= 1;
      }
      if (node == 0) {
        return NONE;
      }
      node++;
    }
    for (; node < leaves; steps++) {
      node <<= 1;
      if (latest[node] <= newerThan) {
        node++;
      }
    }
    return node - leaves;
  }
}
