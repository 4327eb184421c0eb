package org.marl.algorithms.network;

import java.util.Arrays;
import org.marl.core.random.RandomStream;

/** The law by which the matrix of a weight is drawn at the start of training. */
@FunctionalInterface
public interface WeightLaw {

  /** A matrix, by rows. */
  double[][] draw(int rows, int columns, RandomStream stream);

  /** The same number everywhere. */
  static WeightLaw constant(double number) {
    return (rows, columns, stream) -> {
      double[][] matrix = new double[rows][columns];
      for (double[] row : matrix) {
        Arrays.fill(row, number);
      }
      return matrix;
    };
  }

  /** Independent entries, uniform in ±{@code bound}. */
  static WeightLaw uniform(double bound) {
    return (rows, columns, stream) -> {
      double[][] matrix = new double[rows][columns];
      for (double[] row : matrix) {
        Arrays.setAll(row, column -> bound * (2 * stream.nextDouble() - 1));
      }
      return matrix;
    };
  }

  /**
   * A matrix whose rows or columns, whichever are fewer, are orthogonal vectors of length {@code
   * gain}, uniform among such matrices (Saxe et al. 2014; PyTorch's {@code orthogonal_}).
   */
  static WeightLaw orthogonal(double gain) {
    return new OrthogonalLaw(gain);
  }
}
