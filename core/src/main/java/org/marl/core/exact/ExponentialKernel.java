package org.marl.core.exact;

/** f' = scale * log x: KL divergence and Shannon entropy, x proportional to w exp(t / scale). */
final class ExponentialKernel implements Kernel {
  private final double scale;

  ExponentialKernel(double scale) {
    this.scale = scale;
  }

  @Override
  public void solve(Step step) {
    double sum = 0;
    for (int a = 0; a < step.n; a++) {
      double weight = step.w[a];
      double value = weight == 0 ? 0 : weight * Math.exp(step.t[a] / scale);
      step.x[a] = value;
      sum += value;
    }
    step.normalise(sum);
  }
}
