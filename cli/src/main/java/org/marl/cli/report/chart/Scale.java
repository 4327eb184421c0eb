package org.marl.cli.report.chart;

import java.util.List;

/**
 * The numbers along one edge of a panel.
 *
 * @param label what they are, with unit
 * @param low at the left or lower end
 * @param high at the right or upper end, above low
 * @param logarithmic low is then positive
 * @param whole are only whole numbers labelled?
 * @param labelled are there numbers and label at all, or does a neighbouring panel show them?
 */
public record Scale(
    String label, double low, double high, boolean logarithmic, boolean whole, boolean labelled) {

  public Scale {
    if (!(low < high) || (logarithmic && low <= 0)) {
      throw new IllegalArgumentException("no scale from " + low + " to " + high);
    }
  }

  /** A scale that holds the values with a little room at both ends. */
  public static Scale around(String label, Extent extent, double room, boolean logarithmic) {
    if (logarithmic) {
      double low = extent.lowestPositive();
      double high = Math.max(extent.high(), low);
      double factor = low < high ? Math.pow(high / low, room) : 10;
      return new Scale(label, low / factor, high * factor, true, false, true);
    }
    double low = extent.low();
    double high = extent.high();
    double width = high - low;
    // A constant, up to rounding, is not stretched to fill the panel.
    double least = 1e-9 * Math.max(1, Math.max(Math.abs(low), Math.abs(high)));
    double margin = width > least ? width * room : Math.max(0.5 * Math.abs(high), 0.5);
    return new Scale(label, low - margin, high + margin, false, false, true);
  }

  /** The same scale, labelled at whole numbers only. */
  public Scale ofWholeNumbers() {
    return new Scale(label, low, high, logarithmic, true, labelled);
  }

  /** The same scale without numbers and label. */
  public Scale unlabelled() {
    return new Scale(label, low, high, logarithmic, whole, false);
  }

  /** Where the value lies: 0 at the low end, 1 at the high end; NaN if it has no place. */
  public double position(double value) {
    if (!logarithmic) {
      return (value - low) / (high - low);
    }
    return value > 0 ? Math.log(value / low) / Math.log(high / low) : Double.NaN;
  }

  List<Tick> ticks(int wanted) {
    return logarithmic ? Ticks.logarithmic(low, high) : Ticks.linear(low, high, wanted, whole);
  }

  /** A labelled place. */
  record Tick(double value, String text) {}
}
