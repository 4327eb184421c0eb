package org.marl.algorithms.exact;

/**
 * Expectations of a table over joint actions when agents act independently. Reuses its scratch
 * space, so an instance belongs to one thread.
 */
final class ExpectedReward {
  private final double[] table;
  private final int[] sizes;
  private final double[] front;
  private final double[] back;

  /**
   * @param table one number per joint action, the first agent's action outermost
   * @param sizes number of actions of every agent
   */
  ExpectedReward(double[] table, int[] sizes) {
    this.table = table;
    this.sizes = sizes;
    int largest = 1;
    for (int size : sizes) {
      largest = Math.max(largest, table.length / size);
    }
    this.front = new double[largest];
    this.back = new double[largest];
  }

  /**
   * The expectation for every action of the agent, over the policies of the others.
   *
   * @param policies {@code [agent][action]}; the agent's own is not read
   * @param result one number per action of the agent
   */
  void perAction(int agent, double[][] policies, double[] result) {
    double[] source = table;
    int length = table.length;
    for (int other = sizes.length - 1; other > agent; other--) {
      double[] target = source == front ? back : front;
      averageInnermost(source, length, policies[other], target);
      source = target;
      length /= sizes[other];
    }
    for (int other = 0; other < agent; other++) {
      double[] target = source == front ? back : front;
      averageOutermost(source, length, policies[other], target);
      source = target;
      length /= sizes[other];
    }
    System.arraycopy(source, 0, result, 0, length);
  }

  private static void averageInnermost(
      double[] source, int length, double[] policy, double[] target) {
    int actions = policy.length;
    for (int row = 0, at = 0; at < length; row++, at += actions) {
      double sum = 0;
      for (int action = 0; action < actions; action++) {
        sum += source[at + action] * policy[action];
      }
      target[row] = sum;
    }
  }

  private static void averageOutermost(
      double[] source, int length, double[] policy, double[] target) {
    int stride = length / policy.length;
    for (int i = 0; i < stride; i++) {
      target[i] = source[i] * policy[0];
    }
    for (int action = 1; action < policy.length; action++) {
      int start = action * stride;
      for (int i = 0; i < stride; i++) {
        target[i] += source[start + i] * policy[action];
      }
    }
  }
}
