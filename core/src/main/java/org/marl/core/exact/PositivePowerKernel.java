package org.marl.core.exact;

/**
 * f' = scale * (x^k - 1)/k with k > 0: chi-squared (k = 1), Tsallis entropies. The optimum is
 * {@code x = w (k (y - p))_+^(1/k)} with p the gap to the best action and y solving for the sum, a
 * water level. Newton steps on the k-th power of the sum, within a bracket.
 */
final class PositivePowerKernel implements Kernel {
  private final double k;
  private final double exponent;
  private final double scale;
  private double slope;

  PositivePowerKernel(double k, double scale) {
    this.k = k;
    this.exponent = 1 / k;
    this.scale = scale;
  }

  @Override
  public void solve(Step step) {
    double low = Math.pow(step.mass, -k) / k;
    double high = Math.max(low, start(step));
    double y = high;
    double sum = sum(step, y);
    for (int i = 1; sum != 1 && !Bits.neighbours(low, high); i++) {
      if (sum < 1) {
        low = y;
      } else {
        high = y;
      }
      double power = exponent == 1 ? sum : Math.pow(sum, k);
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

  /** The level at which the first entry reaches 1. */
  private double start(Step step) {
    double least = Double.POSITIVE_INFINITY;
    for (int a = 0; a < step.n; a++) {
      double weight = step.w[a];
      if (weight > 0) {
        double level = (k == 1 ? 1 / weight : Math.pow(weight, -k)) / k;
        least = Math.min(least, level - step.t[a] / scale);
      }
    }
    return least;
  }

  /** Writes x for the level and returns its sum; sets {@link #slope}, its derivative. */
  private double sum(Step step, double y) {
    double sum = 0;
    double derivative = 0;
    for (int a = 0; a < step.n; a++) {
      double z = k * (y + step.t[a] / scale);
      double value = 0;
      if (z > 0 && step.w[a] > 0) {
        value = step.w[a] * (exponent == 1 ? z : exponent == 2 ? z * z : Math.pow(z, exponent));
        derivative += value / z;
      }
      step.x[a] = value;
      sum += value;
    }
    slope = derivative;
    return sum;
  }
}
