package dev.waybill.sandbox.internal.world;

import java.util.List;

/**
 * Chance that can be asked again: the same seed, thing and question give the same answer, so that
 * nothing drawn need be kept.
 */
final class Dice {
  private final long seed;

  Dice(long seed) {
    this.seed = mix(seed);
  }

  /** Another one, for another kind of thing. */
  Dice of(int kind) {
    return new Dice(seed + kind);
  }

  /** Any number, for the question about the thing of this number. */
  long draw(int thing, int question) {
    return mix(seed ^ mix(((long) thing << 32) | question));
  }

  /** From 0 to below the bound. */
  int below(int bound, int thing, int question) {
    return (int) Math.floorMod(draw(thing, question), (long) bound);
  }

  /** Whether it is the one of so many. */
  boolean oneOf(int many, int thing, int question) {
    return below(many, thing, question) == 0;
  }

  /** From 0 to below 1. */
  double share(int thing, int question) {
    return (draw(thing, question) >>> 11) * 0x1.0p-53;
  }

  <T> T pick(List<T> from, int thing, int question) {
    return from.get(below(from.size(), thing, question));
  }

  /** The finalizer of SplitMix64 (Steele, Lea and Flood, 2014), whose constants these are. */
  private static long mix(long value) {
    long z = value + 0x9E3779B97F4A7C15L;
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }
}
