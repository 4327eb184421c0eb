package org.marl.algorithms.finite;

/** The chain of a game with one state: von Neumann's ratio (paper 4, appendix E). */
final class ScalarSystem implements LinearSystem {
  private double stays;

  @Override
  public void clear() {
    stays = 0;
  }

  @Override
  public void add(int state, int[] next, double[] probabilities, double factor) {
    for (double probability : probabilities) {
      stays += probability * factor;
    }
  }

  @Override
  public boolean solve(double[] right, boolean transposed, double[] result) {
    result[0] = right[0] / (1 - stays);
    return stays != 1;
  }
}
