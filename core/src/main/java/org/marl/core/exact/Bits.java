package org.marl.core.exact;

/** Doubles as ordered integers: bisection over them ends at neighbouring doubles in 64 steps. */
final class Bits {
  /** After a relative Newton step this small, the error of the next point is below rounding. */
  static final double LAST_STEP = 0x1p-27;

  private Bits() {}

  private static long ordered(double value) {
    long bits = Double.doubleToRawLongBits(value + 0.0);
    return bits >= 0 ? bits : Long.MIN_VALUE - bits;
  }

  private static double value(long ordered) {
    return Double.longBitsToDouble(ordered >= 0 ? ordered : Long.MIN_VALUE - ordered);
  }

  /** The double in the middle, counting doubles; {@code low} if they are neighbours. */
  static double middle(double low, double high) {
    long a = ordered(low);
    long b = ordered(high);
    return value((a & b) + ((a ^ b) >> 1));
  }

  static boolean neighbours(double low, double high) {
    return Math.nextUp(low) >= high;
  }
}
