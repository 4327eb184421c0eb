package org.marl.algorithms.exploration;

/** Numbers that change linearly at first and stay. */
final class Line {
  private Line() {}

  /** From {@code start} at step 0 to {@code finish} at {@code steps} and ever after. */
  static double at(double start, double finish, long steps, long step) {
    return step >= steps ? finish : start + (finish - start) * ((double) step / steps);
  }
}
