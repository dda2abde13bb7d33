package dev.waybill.sandbox.internal.world;

/**
 * Something that an order has before it.
 *
 * @param at when, in microseconds of the world's life
 * @param place of the order
 * @param step of its path; {@link #PUBLISH} for one that is published late
 * @param date for a publication the date of the order
 */
record Happening(long at, int place, int step, long date) implements Comparable<Happening> {
  static final int PUBLISH = 0;

  @Override
  public int compareTo(Happening other) {
    int byTime = Long.compare(at, other.at);
    return byTime != 0 ? byTime : Integer.compare(place, other.place);
  }
}
