package org.marl.algorithms.finite;

/**
 * The stabilised method of biconjugate gradients (van der Vorst 1992), preconditioned by symmetric
 * Gauss-Seidel sweeps. On chains of discounted games it needs a handful of iterations where states
 * mix, and hundreds where they hardly do; a decomposition of the same sparse matrix would fill up.
 * Reuses its space.
 */
final class BiconjugateGradients {
  private static final int ITERATIONS = 3_000;

  private final double[] residual;
  private final double[] shadow;
  private final double[] direction;
  private final double[] swept;
  private final double[] image;
  private final double[] secondImage;

  BiconjugateGradients(int size) {
    this.residual = new double[size];
    this.shadow = new double[size];
    this.direction = new double[size];
    this.swept = new double[size];
    this.image = new double[size];
    this.secondImage = new double[size];
  }

  /**
   * Adds to a vector x an approximation of the solution of {@code A d = right}. It may be poor: the
   * caller looks at the residual.
   *
   * @param reduction the residual sought, relative to the right side
   */
  void add(SparseMatrix matrix, double[] right, double reduction, double[] x) {
    System.arraycopy(right, 0, residual, 0, residual.length);
    System.arraycopy(right, 0, shadow, 0, shadow.length);
    System.arraycopy(right, 0, direction, 0, direction.length);
    double target = reduction * Residual.largest(right);
    double projection = dot(shadow, residual);
    for (int i = 0; i < ITERATIONS && Residual.largest(residual) > target; i++) {
      matrix.sweep(direction, swept);
      matrix.multiply(swept, image);
      double step = projection / dot(shadow, image);
      if (!Double.isFinite(step)) {
        return;
      }
      addMultiple(step, swept, x);
      addMultiple(-step, image, residual);
      matrix.sweep(residual, swept);
      matrix.multiply(swept, secondImage);
      double smoothing = dot(secondImage, residual) / dot(secondImage, secondImage);
      if (!Double.isFinite(smoothing)) {
        return;
      }
      addMultiple(smoothing, swept, x);
      addMultiple(-smoothing, secondImage, residual);
      double next = dot(shadow, residual);
      turn(next / projection * step / smoothing, smoothing);
      projection = next;
    }
  }

  /** The next direction: the residual, and what the last direction did not yet use up. */
  private void turn(double share, double smoothing) {
    for (int i = 0; i < direction.length; i++) {
      direction[i] = residual[i] + share * (direction[i] - smoothing * image[i]);
    }
  }

  private static void addMultiple(double factor, double[] of, double[] to) {
    for (int i = 0; i < to.length; i++) {
      to[i] += factor * of[i];
    }
  }

  private static double dot(double[] first, double[] second) {
    double sum = 0;
    for (int i = 0; i < first.length; i++) {
      sum += first[i] * second[i];
    }
    return sum;
  }
}
