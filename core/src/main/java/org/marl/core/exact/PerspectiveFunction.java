package org.marl.core.exact;

import org.marl.core.expression.Divergence;

/** One term of a divergence, q f(p/q), and its derivatives. Belongs to one thread. */
final class PerspectiveFunction {
  /** Stands for p/q where q is 0: large, and exact in the differences that are taken at it. */
  private static final double LARGE = 0x1p52;

  /** Stands for p/q where p is 0. */
  private static final double SMALL = 0x1p-1000;

  private final DivergenceFacts facts;
  private final Curve curve;
  private final boolean kinked;

  PerspectiveFunction(Divergence divergence) {
    this.facts = DivergenceFacts.of(divergence);
    this.curve = facts.curve();
    this.kinked = facts.kinks().length > 0;
  }

  /** q f(p/q). */
  double at(double p, double q) {
    return facts.perspective(curve, p, q);
  }

  /**
   * The derivative by p: f'(p/q), and the recession slope where q is 0. Where p is 0, it may be
   * infinite and is taken at a small ratio instead.
   */
  double slopeInFirst(double p, double q) {
    return q == 0 ? facts.recession() : slope(Math.max(p / q, SMALL));
  }

  /**
   * The derivative by q: f(x) − x f'(x) at x = p/q. Where q is 0 and p is not, it may be infinite
   * and is taken at a large ratio instead.
   */
  double slopeInSecond(double p, double q) {
    if (p == 0) {
      return facts.atZero();
    }
    double x = q == 0 ? LARGE : p / q;
    return curve.value(x) - x * slope(x);
  }

  /** f', at a kink the mean of both sides. */
  private double slope(double x) {
    double right = curve.slope(x, 1);
    return kinked ? (right + curve.slope(x, -1)) / 2 : right;
  }
}
