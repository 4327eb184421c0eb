package org.marl.core.exact;

import java.util.Arrays;
import org.marl.core.expression.Reduction;

/**
 * Derivatives of reductions: how a number that depends on the result depends on the entries. Ties
 * of largest and smallest entries, and of quantiles, share the derivative equally.
 */
final class ReductionSlopes {
  private final Grouping grouping;
  private final double[] values;
  private final int[] groups;
  private final double[] weights;

  private ReductionSlopes(Grouping grouping) {
    this.grouping = grouping;
    this.values = grouping.values();
    this.groups = grouping.groups();
    this.weights = grouping.weights();
  }

  /**
   * The derivatives by every entry.
   *
   * @param result of the reduction
   * @param outer derivatives by every entry of the result
   */
  static double[] of(Reduction reduction, Grouping grouping, double[] result, double[] outer) {
    ReductionSlopes slopes = new ReductionSlopes(grouping);
    return switch (reduction) {
      case SUM -> slopes.sum(outer);
      case MEAN -> mean(grouping, outer);
      case PROD -> slopes.product(outer);
      case MAX -> slopes.extreme(1, outer);
      case MIN -> slopes.extreme(-1, outer);
      case RANGE -> difference(slopes.extreme(1, outer), slopes.extreme(-1, outer));
      case NORMALISE -> slopes.normalised(result, outer);
      case QUANTILE -> slopes.attaining(result, outer);
      case ARGMAX, ALL, ANY, COUNT -> new double[slopes.values.length];
      case RESCALE -> throw new AssertionError("see RescaleSlopes");
    };
  }

  /** The same for the mean. */
  static double[] mean(Grouping grouping, double[] outer) {
    double[] total = grouping.totals();
    double[] result = new double[grouping.weights().length];
    for (int i = 0; i < result.length; i++) {
      int group = grouping.groups()[i];
      double weight = grouping.weights()[i];
      result[i] = weight > 0 ? outer[group] * weight / total[group] : 0;
    }
    return result;
  }

  private double[] sum(double[] outer) {
    double[] result = new double[values.length];
    for (int i = 0; i < result.length; i++) {
      result[i] = weights[i] > 0 ? outer[groups[i]] : 0;
    }
    return result;
  }

  /** The product of all other entries, without division. */
  private double[] product(double[] outer) {
    double[] result = new double[values.length];
    double[] running = new double[grouping.kept().length()];
    Arrays.fill(running, 1);
    for (int i = 0; i < result.length; i++) {
      if (weights[i] > 0) {
        result[i] = running[groups[i]];
        running[groups[i]] *= values[i];
      }
    }
    Arrays.fill(running, 1);
    for (int i = result.length - 1; i >= 0; i--) {
      if (weights[i] > 0) {
        result[i] *= running[groups[i]] * outer[groups[i]];
        running[groups[i]] *= values[i];
      }
    }
    return result;
  }

  /** The same for the largest entries, or for the smallest if the sign is −1. */
  static double[] extreme(Grouping grouping, int sign, double[] outer) {
    return new ReductionSlopes(grouping).extreme(sign, outer);
  }

  private double[] extreme(int sign, double[] outer) {
    return attaining(extremes(grouping, sign), outer);
  }

  /** For the entries that are the result of their group. */
  private double[] attaining(double[] best, double[] outer) {
    int[] ties = new int[best.length];
    for (int i = 0; i < values.length; i++) {
      ties[groups[i]] += weights[i] > 0 && values[i] == best[groups[i]] ? 1 : 0;
    }
    double[] result = new double[values.length];
    for (int i = 0; i < result.length; i++) {
      boolean reached = weights[i] > 0 && values[i] == best[groups[i]];
      result[i] = reached ? outer[groups[i]] / ties[groups[i]] : 0;
    }
    return result;
  }

  /** The largest entry of every group, or the smallest if the sign is −1. */
  static double[] extremes(Grouping grouping, int sign) {
    double[] best = new double[grouping.kept().length()];
    Arrays.fill(best, sign * Double.NEGATIVE_INFINITY);
    for (int i = 0; i < grouping.values().length; i++) {
      int group = grouping.groups()[i];
      double value = grouping.values()[i];
      if (grouping.weights()[i] > 0 && sign * value > sign * best[group]) {
        best[group] = value;
      }
    }
    return best;
  }

  private static double[] difference(double[] a, double[] b) {
    double[] result = new double[a.length];
    Arrays.setAll(result, i -> a[i] - b[i]);
    return result;
  }

  /**
   * With y = (x − m) / s: (y̅_i − w_i Σ y̅ − w_i y_i Σ y̅ y) / s; 0 where all entries are equal.
   */
  private double[] normalised(double[] result, double[] outer) {
    double[] total = grouping.totals();
    double[] mean = new double[total.length];
    double[] sum = new double[total.length];
    double[] product = new double[total.length];
    for (int i = 0; i < values.length; i++) {
      if (weights[i] > 0) {
        mean[groups[i]] += weights[i] / total[groups[i]] * values[i];
        sum[groups[i]] += outer[i];
        product[groups[i]] += outer[i] * result[i];
      }
    }
    double[] deviation = deviation(mean, total);
    double[] slopes = new double[values.length];
    for (int i = 0; i < slopes.length; i++) {
      int group = groups[i];
      if (weights[i] > 0 && deviation[group] > 0) {
        double share = weights[i] / total[group];
        slopes[i] =
            (outer[i] - share * (sum[group] + result[i] * product[group])) / deviation[group];
      }
    }
    return slopes;
  }

  private double[] deviation(double[] mean, double[] total) {
    double[] variance = new double[mean.length];
    for (int i = 0; i < values.length; i++) {
      if (weights[i] > 0) {
        double distance = values[i] - mean[groups[i]];
        variance[groups[i]] += weights[i] / total[groups[i]] * distance * distance;
      }
    }
    return Arrays.stream(variance).map(Math::sqrt).toArray();
  }
}
