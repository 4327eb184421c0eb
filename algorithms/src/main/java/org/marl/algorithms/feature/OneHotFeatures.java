package org.marl.algorithms.feature;

/** One feature per entry: phi is the unit vector of its entry. */
final class OneHotFeatures implements Features {
  private final int entries;

  OneHotFeatures(int entries) {
    this.entries = entries;
  }

  @Override
  public int dimension() {
    return entries;
  }

  @Override
  public double dot(int entry, double[] theta) {
    return theta[entry];
  }

  @Override
  public void add(int entry, double scale, double[] theta) {
    theta[entry] += scale;
  }

  /** Every entry is a regression of its own. */
  @Override
  public LeastSquares leastSquares() {
    return (weights, targets, ridge, result) -> {
      for (int entry = 0; entry < entries; entry++) {
        double weight = weights[entry];
        result[entry] = weight == 0 ? 0 : weight * targets[entry] / (weight + ridge);
      }
      return true;
    };
  }
}
