package org.marl.core.exact;

/**
 * Solves for any convex f, with kinks and flats, from its one-sided slopes: the response to nu is
 * {@code w (f')^{-1}(t - nu)}.
 */
final class DualKernel implements Kernel, Response {
  private final Curve curve;
  private final SlopeInverse inverse;
  private final double recession;
  private final MultiplierSearch search = new MultiplierSearch(this);
  private Step step;
  private double steepness;

  DualKernel(Curve curve, SlopeTable table, double recession) {
    this.curve = curve;
    this.inverse = new SlopeInverse(curve, table);
    this.recession = recession;
  }

  @Override
  public void solve(Step problem) {
    step = problem;
    if (step.entrant >= 0) {
      double sum = search.sum(step.x, step.t[step.entrant] - recession);
      if (sum < 1) {
        step.x[step.entrant] += 1 - sum;
        return;
      }
    }
    double high = -curve.slope(Math.min(1, 1 / step.mass), -1);
    double alone = curve.slope(1 / step.w[step.best], 1);
    double low = Double.isFinite(alone) ? -alone : -Double.MAX_VALUE;
    low = Math.min(low, high) - 1e-12 * (1 + Math.abs(low));
    search.solve(step.t, step.x, low, Math.nextUp(high));
  }

  @Override
  public double least(int action, double nu, double from, double to) {
    double weight = step.w[action];
    steepness = 0;
    if (weight == 0) {
      return 0;
    }
    double r = inverse.lower(step.t[action] - nu);
    steepness = weight * inverse.derivative();
    return weight * r;
  }

  @Override
  public double steepness() {
    return steepness;
  }

  @Override
  public double most(int action, double nu) {
    double weight = step.w[action];
    return weight == 0 ? 0 : weight * inverse.upper(step.t[action] - nu);
  }

  @Override
  public double multiplier(int action, double x) {
    double weight = step.w[action];
    return weight == 0 ? Double.NEGATIVE_INFINITY : step.t[action] - curve.slope(x / weight, 1);
  }
}
