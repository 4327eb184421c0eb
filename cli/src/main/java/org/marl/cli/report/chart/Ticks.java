package org.marl.cli.report.chart;

import java.util.ArrayList;
import java.util.List;
import org.marl.cli.report.chart.Scale.Tick;

/** Chooses where scales are labelled. */
final class Ticks {
  private static final double[] STEPS = {1, 2, 2.5, 5, 10};

  private Ticks() {}

  /** At multiples of 1, 2, 2.5 or 5 times a power of ten; about as many as wanted, at most. */
  static List<Tick> linear(double low, double high, int wanted, boolean whole) {
    double step = step((high - low) / Math.max(1, wanted), whole);
    List<Tick> ticks = new ArrayList<>();
    // Half a billionth of a step: ends that are multiples up to rounding are labelled.
    long first = (long) Math.ceil(low / step - 5e-10);
    long last = (long) Math.floor(high / step + 5e-10);
    for (long i = first; i <= last && ticks.size() <= 2 * wanted + 2; i++) {
      ticks.add(new Tick(i * step, Numbers.tick(i * step, step)));
    }
    return ticks;
  }

  private static double step(double atLeast, boolean whole) {
    double power = Math.pow(10, Math.floor(Math.log10(atLeast)));
    for (double factor : STEPS) {
      double step = factor * power;
      boolean allowed = !whole || (step >= 1 && step == Math.rint(step));
      if (allowed && step >= atLeast * (1 - 1e-9)) {
        return step;
      }
    }
    return 1;
  }

  /** At powers of ten; between them too where there are fewer than two. */
  static List<Tick> logarithmic(double low, double high) {
    int first = (int) Math.ceil(Math.log10(low) - 1e-9);
    int last = (int) Math.floor(Math.log10(high) + 1e-9);
    List<Tick> ticks = new ArrayList<>();
    if (last - first >= 1) {
      int stride = (last - first) / 6 + 1;
      for (int power = first; power <= last; power += stride) {
        double value = Math.pow(10, power);
        ticks.add(new Tick(value, Numbers.tick(value, value)));
      }
      return ticks;
    }
    for (int power = first - 1; power <= last + 1; power++) {
      for (int factor : new int[] {1, 2, 5}) {
        double value = factor * Math.pow(10, power);
        if (value >= low && value <= high) {
          ticks.add(new Tick(value, Numbers.tick(value, value)));
        }
      }
    }
    return ticks.size() >= 2 ? ticks : linear(low, high, 4, false);
  }
}
