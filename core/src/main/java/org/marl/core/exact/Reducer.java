package org.marl.core.exact;

import java.util.Arrays;
import org.marl.core.expression.Axis;
import org.marl.core.expression.Reduction;

/**
 * Reductions of arrays over a finite game. Padded actions count as 0 in sums, 1 in products, and
 * nothing elsewhere; so do state–action pairs of probability 0 where samples are reduced, and
 * expectations weigh the others by their probability.
 */
final class Reducer {
  /** A share is reached if rounding alone keeps the sum of weights below it. */
  private static final double ROUNDING = 1e-9;

  private final Reduction reduction;
  private final double[] values;
  private final Alignment all;
  private final Alignment kept;
  private final int[] groups;
  private final double[] weights;

  private Reducer(Reduction reduction, Grouping grouping) {
    this.reduction = reduction;
    this.values = grouping.values();
    this.all = grouping.all();
    this.kept = grouping.kept();
    this.groups = grouping.groups();
    this.weights = grouping.weights();
  }

  /**
   * The reduced array.
   *
   * @param bounds low and high of {@link Reduction#RESCALE}, the share of {@link
   *     Reduction#QUANTILE}
   */
  static NamedArray reduce(Reduction reduction, Grouping grouping, double... bounds) {
    Reducer reducer = new Reducer(reduction, grouping);
    return switch (reduction) {
      case NORMALISE -> reducer.normalised();
      case RESCALE -> reducer.rescaled(bounds[0], bounds[1]);
      case QUANTILE -> reducer.kept.array(reducer.quantile(bounds[0]));
      case ARGMAX -> reducer.argmax();
      case RANGE -> reducer.kept.array(reducer.spread());
      case MEAN -> reducer.kept.array(reducer.mean(reducer.values));
      case SUM, MAX, MIN, PROD, ALL, ANY, COUNT -> reducer.kept.array(reducer.folded());
    };
  }

  /** One pass, from the neutral element; a maximum of nothing is 0. */
  private double[] folded() {
    double[] result = new double[kept.length()];
    boolean[] started = new boolean[kept.length()];
    boolean startsAtOne = reduction == Reduction.PROD || reduction == Reduction.ALL;
    Arrays.fill(result, startsAtOne ? 1 : 0);
    for (int i = 0; i < values.length; i++) {
      if (weights[i] > 0) {
        int group = groups[i];
        result[group] = combine(result[group], values[i], started[group]);
        started[group] = true;
      }
    }
    return result;
  }

  private double combine(double sofar, double value, boolean started) {
    return switch (reduction) {
      case SUM -> sofar + value;
      case PROD -> sofar * value;
      case MAX -> started ? Math.max(sofar, value) : value;
      case MIN -> started ? Math.min(sofar, value) : value;
      case ALL -> Math.min(sofar, value);
      case ANY -> Math.max(sofar, value);
      case COUNT -> sofar + (value != 0 ? 1 : 0);
      case MEAN, ARGMAX, RANGE, QUANTILE, NORMALISE, RESCALE -> throw new AssertionError(reduction);
    };
  }

  private double[] mean(double[] of) {
    double[] sum = new double[kept.length()];
    double[] total = new double[kept.length()];
    for (int i = 0; i < of.length; i++) {
      if (weights[i] > 0) {
        sum[groups[i]] += weights[i] * of[i];
        total[groups[i]] += weights[i];
      }
    }
    for (int group = 0; group < sum.length; group++) {
      sum[group] = total[group] == 0 ? 0 : sum[group] / total[group];
    }
    return sum;
  }

  /** The index of the first largest entry; the reduced axis is the innermost. */
  private NamedArray argmax() {
    int[] actions = all.coordinates(Axis.ACTIONS);
    double[] best = new double[kept.length()];
    Arrays.fill(best, Double.NEGATIVE_INFINITY);
    double[] index = new double[kept.length()];
    for (int i = 0; i < values.length; i++) {
      if (weights[i] > 0 && values[i] > best[groups[i]]) {
        best[groups[i]] = values[i];
        index[groups[i]] = actions[i];
      }
    }
    return kept.array(index);
  }

  private double[] extreme(int sign) {
    double[] result = new double[kept.length()];
    Arrays.fill(result, Double.NEGATIVE_INFINITY);
    for (int i = 0; i < values.length; i++) {
      if (weights[i] > 0) {
        result[groups[i]] = Math.max(result[groups[i]], sign * values[i]);
      }
    }
    return result;
  }

  /** The entry at which the weights of it and of all smaller ones reach the share. */
  private double[] quantile(double share) {
    Integer[] order = new Integer[values.length];
    Arrays.setAll(order, i -> i);
    Arrays.sort(order, (i, j) -> Double.compare(values[i], values[j]));
    double[] total = new double[kept.length()];
    for (int i = 0; i < values.length; i++) {
      total[groups[i]] += weights[i];
    }
    double[] sofar = new double[kept.length()];
    boolean[] reached = new boolean[kept.length()];
    double[] result = new double[kept.length()];
    for (int i : order) {
      int group = groups[i];
      if (weights[i] > 0 && !reached[group]) {
        sofar[group] += weights[i];
        result[group] = values[i];
        reached[group] = sofar[group] >= (share - ROUNDING) * total[group];
      }
    }
    return result;
  }

  private double[] spread() {
    double[] high = extreme(1);
    double[] low = extreme(-1);
    for (int group = 0; group < high.length; group++) {
      high[group] = high[group] == Double.NEGATIVE_INFINITY ? 0 : high[group] + low[group];
    }
    return high;
  }

  /** By the standard deviation of the weighted entries; entries that are all equal become 0. */
  private NamedArray normalised() {
    double[] mean = mean(values);
    double[] centred = new double[values.length];
    double[] squares = new double[values.length];
    for (int i = 0; i < values.length; i++) {
      centred[i] = weights[i] > 0 ? values[i] - mean[groups[i]] : 0;
      squares[i] = centred[i] * centred[i];
    }
    double[] variance = mean(squares);
    for (int i = 0; i < values.length; i++) {
      double deviation = Math.sqrt(variance[groups[i]]);
      centred[i] = deviation == 0 ? 0 : centred[i] / deviation;
    }
    return all.array(centred);
  }

  /** The smallest entry becomes low, the largest high; entries that are all equal become high. */
  private NamedArray rescaled(double low, double high) {
    double[] spread = spread();
    double[] top = extreme(1);
    double[] result = new double[values.length];
    for (int i = 0; i < values.length; i++) {
      int group = groups[i];
      double below = spread[group] == 0 ? 0 : (top[group] - values[i]) / spread[group];
      result[i] = weights[i] > 0 ? high - (high - low) * below : 0;
    }
    return all.array(result);
  }
}
