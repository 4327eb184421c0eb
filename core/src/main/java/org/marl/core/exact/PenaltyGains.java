package org.marl.core.exact;

/** The derivatives of a {@link Step}: t - f'(x/w), and t - recession where w = 0. */
final class PenaltyGains implements Gains {
  private final Penalty penalty;
  private final Step step;

  PenaltyGains(Penalty penalty, Step step) {
    this.penalty = penalty;
    this.step = step;
  }

  @Override
  public double gain(int action, double x, int side) {
    double w = step.w[action];
    if (w == 0) {
      return step.entrant >= 0 ? step.t[action] - penalty.recession() : Double.NEGATIVE_INFINITY;
    }
    return step.t[action] - penalty.curve().slope(x / w, side);
  }
}
