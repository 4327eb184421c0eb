package org.marl.core.exact;

/**
 * Derivatives of {@code rescale}, y = high − (high − low) b with b = (top − x) / (top − bottom): by
 * the entries, by low, and by high.
 *
 * @param entries one per entry
 * @param low by low
 * @param high by high
 */
record RescaleSlopes(double[] entries, double low, double high) {

  /**
   * The derivatives of a number that depends on the result.
   *
   * @param outer derivatives by every entry of the result
   */
  static RescaleSlopes of(Grouping grouping, double low, double high, double[] outer) {
    double[] values = grouping.values();
    double[] top = ReductionSlopes.extremes(grouping, 1);
    double[] bottom = ReductionSlopes.extremes(grouping, -1);
    double[] entries = new double[values.length];
    double[] byTop = new double[top.length];
    double[] byBottom = new double[top.length];
    double byLow = 0;
    double byHigh = 0;
    for (int i = 0; i < values.length; i++) {
      int group = grouping.groups()[i];
      double spread = top[group] - bottom[group];
      if (grouping.weights()[i] > 0) {
        double below = spread == 0 ? 0 : (top[group] - values[i]) / spread;
        byLow += outer[i] * below;
        byHigh += outer[i] * (1 - below);
        if (spread != 0) {
          double slope = (high - low) * outer[i] / spread;
          entries[i] = slope;
          byTop[group] -= slope * (1 - below);
          byBottom[group] -= slope * below;
        }
      }
    }
    double[] ofTop = ReductionSlopes.extreme(grouping, 1, byTop);
    double[] ofBottom = ReductionSlopes.extreme(grouping, -1, byBottom);
    for (int i = 0; i < entries.length; i++) {
      entries[i] += ofTop[i] + ofBottom[i];
    }
    return new RescaleSlopes(entries, byLow, byHigh);
  }
}
