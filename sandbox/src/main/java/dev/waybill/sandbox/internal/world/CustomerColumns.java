package dev.waybill.sandbox.internal.world;

import java.util.Arrays;

/** What cannot be drawn anew of each customer. Not thread-safe. */
final class CustomerColumns {
  private long[] created = new long[16];
  private short[] moves = new short[16];
  private short[] siteChanges = new short[16];
  private short[] accountChanges = new short[16];
  private int size;

  int append(long at) {
    if (size == created.length) {
      created = Arrays.copyOf(created, size * 2);
      moves = Arrays.copyOf(moves, size * 2);
      siteChanges = Arrays.copyOf(siteChanges, size * 2);
      accountChanges = Arrays.copyOf(accountChanges, size * 2);
    }
    created[size] = at;
    return size++;
  }

  long created(int place) {
    return created[place];
  }

  /** How often the customer has moved; each time to another address. */
  int moves(int place) {
    return moves[place];
  }

  void move(int place) {
    moves[place]++;
  }

  int siteChanges(int place) {
    return siteChanges[place];
  }

  void changeSite(int place) {
    siteChanges[place]++;
  }

  int accountChanges(int place) {
    return accountChanges[place];
  }

  void changeAccount(int place) {
    accountChanges[place]++;
  }
}
