package org.marl.core.exact;

/**
 * Narrows the search for a slope in an ascending table: slopes whose distances from a centre share
 * their exponent and four bits more have one bucket. Immutable.
 */
final class SlopeIndex {
  /** Buckets of one sign: 16 per power of two from 2^-32 to 2^32, all else at the ends. */
  private static final int BUCKETS = 1024;

  private static final int SHIFT = 48;
  private static final int LOWEST = (Double.MAX_EXPONENT - 32) << 4;

  private final double centre;

  /** The first entry of the table that is not in a lower bucket. */
  private final int[] first = new int[2 * BUCKETS + 1];

  SlopeIndex(double[] ascending, double centre) {
    this.centre = centre;
    int entry = 0;
    for (int bucket = 0; bucket < first.length; bucket++) {
      while (entry < ascending.length && bucket(ascending[entry]) < bucket) {
        entry++;
      }
      first[bucket] = entry;
    }
  }

  private int bucket(double slope) {
    double distance = slope - centre;
    long bits = Double.doubleToRawLongBits(Math.abs(distance)) >>> SHIFT;
    int size = Math.max(0, Math.min(BUCKETS - 1, (int) bits - LOWEST));
    return distance < 0 ? BUCKETS - 1 - size : BUCKETS + size;
  }

  /** No entry before this one is at least s. */
  int from(double s) {
    return first[bucket(s)];
  }

  /** This entry, if there is one, is at least s. */
  int to(double s) {
    return first[bucket(s) + 1];
  }
}
