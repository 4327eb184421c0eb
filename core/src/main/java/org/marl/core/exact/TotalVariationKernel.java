package org.marl.core.exact;

/**
 * f = scale * |x - 1|/2: an action whose gap to the best exceeds the scale loses all its mass to
 * it, others keep theirs. A gap equal to the scale is a tie, in which the better action wins.
 */
final class TotalVariationKernel implements Kernel {
  private final double scale;

  TotalVariationKernel(double scale) {
    this.scale = scale;
  }

  @Override
  public void solve(Step step) {
    int receiver = step.best;
    if (step.entrant >= 0 && step.t[step.entrant] > 0) {
      receiver = step.entrant;
    }
    double top = step.t[receiver];
    double kept = 0;
    boolean moved = false;
    for (int a = 0; a < step.n; a++) {
      boolean keeps = top - step.t[a] < scale;
      step.x[a] = keeps ? step.w[a] : 0;
      moved |= !keeps && step.w[a] > 0;
      kept += a == receiver ? 0 : step.x[a];
    }
    if (moved) {
      step.x[receiver] = Math.max(1 - kept, step.w[receiver]);
    }
  }
}
