package org.marl.algorithms.onpolicy;

/**
 * Means and deviations of columns, one row of numbers after another (Welford 1962), in double
 * precision. The deviation is that of the rows so far, not an estimate for others.
 */
final class RunningMoments {
  /** Columns that do not vary are shifted, not scaled up to their rounding. */
  private static final double LEAST_VARIANCE = 1e-8;

  private final double[] mean;
  private final double[] squares;
  private double count;

  RunningMoments(int width) {
    this.mean = new double[width];
    this.squares = new double[width];
  }

  int width() {
    return mean.length;
  }

  /** One more row, which begins there. */
  void add(float[] numbers, int start) {
    count++;
    for (int i = 0; i < mean.length; i++) {
      double before = numbers[start + i] - mean[i];
      mean[i] += before / count;
      squares[i] += before * (numbers[start + i] - mean[i]);
    }
  }

  /** A number of a column, on the scale on which the column has mean 0 and deviation 1. */
  double standardised(double number, int column) {
    double variance = Math.max(squares[column] / Math.max(count, 1), LEAST_VARIANCE);
    return (number - mean[column]) / Math.sqrt(variance);
  }

  /** How many numbers {@link #save} writes. */
  int stateLength() {
    return 1 + 2 * mean.length;
  }

  void save(double[] target, int start) {
    target[start] = count;
    System.arraycopy(mean, 0, target, start + 1, mean.length);
    System.arraycopy(squares, 0, target, start + 1 + mean.length, mean.length);
  }

  void restore(double[] state, int start) {
    count = state[start];
    System.arraycopy(state, start + 1, mean, 0, mean.length);
    System.arraycopy(state, start + 1 + mean.length, squares, 0, mean.length);
  }
}
