package org.marl.core.exact;

/**
 * Two supported actions and a smooth f: one equation in the smaller probability, solved by Newton
 * steps in its logarithm. Other steps go to the general kernel.
 */
final class PairKernel implements Kernel {
  private final Curve curve;
  private final Kernel general;
  private double excess;
  private double excessByLogarithm;

  PairKernel(Curve curve, Kernel general) {
    this.curve = curve;
    this.general = general;
  }

  @Override
  public void solve(Step step) {
    if (step.n != 2 || step.w[0] == 0 || step.w[1] == 0) {
      general.solve(step);
      return;
    }
    evaluate(step, 0, 1, 0.5);
    if (Double.isNaN(excess)) {
      general.solve(step);
      return;
    }
    int small = excess > 0 ? 1 : 0;
    int large = 1 - small;
    double x = root(step, small, large);
    step.x[small] = x;
    step.x[large] = 1 - x;
  }

  private double root(Step step, int small, int large) {
    evaluate(step, small, large, Double.MIN_NORMAL);
    if (!(excess > 0)) {
      return 0;
    }
    double low = Double.MIN_NORMAL;
    double high = 0.5;
    double x = Math.max(low, Math.min(high, step.w[small]));
    for (int i = 1; !Bits.neighbours(low, high); i++) {
      evaluate(step, small, large, x);
      double relative = -excess / excessByLogarithm;
      if (Math.abs(relative) <= Bits.LAST_STEP) {
        return x * (1 + relative);
      }
      if (excess > 0) {
        low = x;
      } else {
        high = x;
      }
      double next =
          Math.abs(relative) < 1
              ? x * (1 + relative / 2) / (1 - relative / 2)
              : x * Math.exp(Math.max(-30, Math.min(30, relative)));
      boolean safe = next > low && next < high && i % 6 != 0;
      x = safe ? next : Bits.middle(low, high);
    }
    return low;
  }

  /** What moving mass from {@code large} to {@code small} gains, and its derivative by log x. */
  private void evaluate(Step step, int small, int large, double x) {
    double w = step.w[small];
    curve.at(x / w, 1);
    excess = step.t[small] - curve.slope();
    excessByLogarithm = -curve.slopeByLogarithm();
    double v = step.w[large];
    curve.at((1 - x) / v, -1);
    excess -= step.t[large] - curve.slope();
    excessByLogarithm -= curve.slopeByLogarithm() * (x / (1 - x));
  }
}
