package org.marl.algorithms.network;

import java.util.Arrays;
import org.marl.core.random.RandomStream;

/**
 * The orthogonal factor of a Gaussian matrix. Gram and Schmidt's process gives the factorisation
 * whose triangle has a positive diagonal, which is the one that makes the law uniform; PyTorch
 * reaches it by correcting the signs of another one.
 */
record OrthogonalLaw(double gain) implements WeightLaw {
  /** The second pass removes what rounding leaves of the first. */
  private static final int PASSES = 2;

  @Override
  public double[][] draw(int rows, int columns, RandomStream stream) {
    double[][] vectors = new double[Math.min(rows, columns)][Math.max(rows, columns)];
    for (int i = 0; i < vectors.length; i++) {
      Arrays.setAll(vectors[i], entry -> stream.nextGaussian());
      for (int pass = 0; pass < PASSES; pass++) {
        for (int j = 0; j < i; j++) {
          add(vectors[i], -dot(vectors[i], vectors[j]), vectors[j]);
        }
      }
      double scale = 1 / Math.sqrt(dot(vectors[i], vectors[i]));
      for (int entry = 0; entry < vectors[i].length; entry++) {
        vectors[i][entry] *= scale;
      }
    }
    double[][] matrix = new double[rows][columns];
    for (int row = 0; row < rows; row++) {
      for (int column = 0; column < columns; column++) {
        matrix[row][column] =
            gain * (rows <= columns ? vectors[row][column] : vectors[column][row]);
      }
    }
    return matrix;
  }

  private static double dot(double[] left, double[] right) {
    double sum = 0;
    for (int i = 0; i < left.length; i++) {
      sum += left[i] * right[i];
    }
    return sum;
  }

  private static void add(double[] target, double factor, double[] vector) {
    for (int i = 0; i < target.length; i++) {
      target[i] += factor * vector[i];
    }
  }
}
