package org.marl.core.exact;

/**
 * f' = scale * (1 - x^(-k))/k with k > 0: Hellinger (k = ½), reverse KL (k = 1), Neyman's
 * chi-squared (k = 2). The optimum is {@code x = w (k (y + p))^(-1/k)} with p the gap to the best
 * supported action and y > 0 solving for the sum.
 *
 * <p>The sum to the power −k is concave and almost linear in y, so Newton's method on it rises
 * monotonically to the root, as in secular equations. The Jensen–Shannon divergence has the same
 * form after a change of variables.
 */
final class SecularKernel implements Kernel {
  private final double k;
  private final double exponent;
  private final double scale;
  private final boolean jensenShannon;
  private double[] gaps = new double[0];
  private double[] weights = new double[0];
  private double slope;

  private SecularKernel(double k, double scale, boolean jensenShannon) {
    this.k = k;
    this.exponent = 1 / k;
    this.scale = scale;
    this.jensenShannon = jensenShannon;
  }

  static SecularKernel power(double k, double scale) {
    return new SecularKernel(k, scale, false);
  }

  static SecularKernel jensenShannon(double scale) {
    return new SecularKernel(1, scale, true);
  }

  @Override
  public void solve(Step step) {
    if (gaps.length < step.n) {
      gaps = new double[step.n];
      weights = new double[step.n];
    }
    for (int a = 0; a < step.n; a++) {
      double gap = -step.t[a] / scale;
      // Jensen-Shannon: x = w E / (M - E) with E = exp(-gap), M > 1 unknown, y = M - 1.
      weights[a] = step.w[a] == 0 || !jensenShannon ? step.w[a] : step.w[a] * Math.exp(-gap);
      gaps[a] = jensenShannon ? -Math.expm1(-gap) : gap;
    }
    // Below this, y would underflow; the rest of the mass is then the best action's.
    double low = Math.max(start(step.n), Double.MIN_NORMAL);
    if (step.entrant >= 0 && step.t[step.entrant] > 0) {
      double pole = -gaps[step.entrant];
      double sum = sum(step, pole);
      if (sum < 1) {
        step.x[step.entrant] += 1 - sum;
        return;
      }
      low = Math.max(low, pole);
    }
    root(step, low);
  }

  /** The largest y at which an entry is 1. */
  private double start(int n) {
    double most = 0;
    for (int a = 0; a < n; a++) {
      double weight = weights[a];
      if (weight > 0) {
        double y = (k == 1 ? weight : k == 0.5 ? Math.sqrt(weight) : Math.pow(weight, k)) / k;
        most = Math.max(most, y - gaps[a]);
      }
    }
    return most;
  }

  private void root(Step step, double from) {
    double low = from;
    double high = Math.max(from, Math.pow(step.mass, k) / k) * (1 + 1e-9);
    double y = from;
    double sum = sum(step, y);
    if (sum < 1 - 1e-9) {
      step.x[step.best] += 1 - sum;
      return;
    }
    for (int i = 1; sum != 1 && !Bits.neighbours(low, high); i++) {
      if (sum > 1) {
        low = y;
      } else {
        high = y;
      }
      double power = k == 1 ? 1 / sum : Math.pow(sum, -k);
      double next = y + (1 - power) * sum / (k * power * slope);
      if (Math.abs(next - y) <= 0x1p-52 * y) {
        break;
      }
      boolean safe = next > low && next < high && i % 8 != 0;
      y = safe ? next : Bits.middle(low, high);
      sum = sum(step, y);
    }
    step.normalise(sum);
  }

  /** Writes x for y and returns its sum; sets {@link #slope}, minus its derivative. */
  private double sum(Step step, double y) {
    double sum = 0;
    double derivative = 0;
    for (int a = 0; a < step.n; a++) {
      double value = 0;
      double weight = weights[a];
      if (weight > 0) {
        double z = k * (y + gaps[a]);
        value = weight * inversePower(z);
        derivative += value / z;
      }
      step.x[a] = value;
      sum += value;
    }
    slope = derivative;
    return sum;
  }

  private double inversePower(double z) {
    if (exponent == 1) {
      return 1 / z;
    }
    if (exponent == 2) {
      return 1 / (z * z);
    }
    return exponent == 0.5 ? 1 / Math.sqrt(z) : Math.pow(z, -exponent);
  }
}
