package org.marl.algorithms.feature;

/** Vectors that are given number by number. */
final class DenseFeatures implements Features {
  private final double[][] vectors;

  /**
   * Keeps the vectors.
   *
   * @param vectors {@code [entry][d]}, all of one length
   */
  DenseFeatures(double[][] vectors) {
    this.vectors = vectors;
  }

  @Override
  public int dimension() {
    return vectors[0].length;
  }

  @Override
  public double dot(int entry, double[] theta) {
    double[] vector = vectors[entry];
    double sum = 0;
    for (int i = 0; i < vector.length; i++) {
      sum += vector[i] * theta[i];
    }
    return sum;
  }

  @Override
  public void add(int entry, double scale, double[] theta) {
    double[] vector = vectors[entry];
    for (int i = 0; i < vector.length; i++) {
      theta[i] += scale * vector[i];
    }
  }

  @Override
  public LeastSquares leastSquares() {
    return new DenseLeastSquares(vectors);
  }
}
