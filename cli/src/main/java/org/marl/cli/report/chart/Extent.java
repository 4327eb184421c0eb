package org.marl.cli.report.chart;

/** The range of the finite numbers seen so far. */
public final class Extent {
  private double low = Double.POSITIVE_INFINITY;
  private double high = Double.NEGATIVE_INFINITY;
  private double lowestPositive = Double.POSITIVE_INFINITY;

  /** Takes the numbers in; those that are not finite count for nothing. */
  public void include(double... values) {
    for (double value : values) {
      if (Double.isFinite(value)) {
        low = Math.min(low, value);
        high = Math.max(high, value);
        if (value > 0) {
          lowestPositive = Math.min(lowestPositive, value);
        }
      }
    }
  }

  /** The lowest number; 0 if there is none. */
  public double low() {
    return low <= high ? low : 0;
  }

  /** The highest number; 1 if there is none. */
  public double high() {
    return low <= high ? high : 1;
  }

  /** The lowest positive number; 1 if there is none. */
  public double lowestPositive() {
    return Double.isFinite(lowestPositive) ? lowestPositive : 1;
  }
}
