package dev.waybill.sandbox.internal.world;

import java.util.Arrays;

/**
 * What cannot be drawn anew of each order, in some forty bytes of it. Not thread-safe. Dates are in
 * microseconds; that of shipping is 0 where there is none.
 */
final class OrderColumns {
  static final int NO_RETURN = -1;

  private long[] placed = new long[16];
  private long[] shipped = new long[16];
  private int[] customers = new int[16];
  private int[] returnOf = new int[16];
  private short[] address = new short[16];
  private byte[] status = new byte[16];
  private byte[] lines = new byte[16];
  private byte[] payments = new byte[16];
  private int size;

  /** Adds an order with neither lines nor payments, and returns its place. */
  int append(long placedAt, int customerId) {
    if (size == placed.length) {
      grow(size * 2);
    }
    placed[size] = placedAt;
    customers[size] = customerId;
    returnOf[size] = NO_RETURN;
    return size++;
  }

  private void grow(int length) {
    placed = Arrays.copyOf(placed, length);
    shipped = Arrays.copyOf(shipped, length);
    customers = Arrays.copyOf(customers, length);
    returnOf = Arrays.copyOf(returnOf, length);
    address = Arrays.copyOf(address, length);
    status = Arrays.copyOf(status, length);
    lines = Arrays.copyOf(lines, length);
    payments = Arrays.copyOf(payments, length);
  }

  int size() {
    return size;
  }

  long placed(int place) {
    return placed[place];
  }

  int customerId(int place) {
    return customers[place];
  }

  long shipped(int place) {
    return shipped[place];
  }

  void ship(int place, long at) {
    shipped[place] = at;
  }

  /** The place of the order that this one returns, or {@link #NO_RETURN}. */
  int returnOf(int place) {
    return returnOf[place];
  }

  void returns(int place, int original) {
    returnOf[place] = original;
  }

  /** Which of its customer's addresses it goes to. */
  int address(int place) {
    return address[place];
  }

  void address(int place, int version) {
    address[place] = (short) version;
  }

  int status(int place) {
    return status[place];
  }

  void status(int place, int to) {
    status[place] = (byte) to;
  }

  int lines(int place) {
    return lines[place];
  }

  void lines(int place, int number) {
    lines[place] = (byte) number;
  }

  int payments(int place) {
    return payments[place];
  }

  void payments(int place, int number) {
    payments[place] = (byte) number;
  }
}
