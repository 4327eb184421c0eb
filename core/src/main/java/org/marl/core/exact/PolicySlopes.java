package org.marl.core.exact;

import java.util.Arrays;
import java.util.List;
import org.marl.core.expression.Axis;
import org.marl.core.expression.Copy;
import org.marl.core.expression.Quantity;

/**
 * Adds up derivatives by the quantities that are made from the live policies. Its space is used
 * again for every pass.
 */
final class PolicySlopes {
  private final Gathering taken = new Gathering();
  private final Gathering takenBefore = new Gathering();
  private QuantitySource source;
  private NamedArray pi;
  private NamedArray derivative;
  private int[] agents = {};
  private int[] actions = {};

  /** For every entry of the policies, the row that it is in. */
  private int[] rows = {};

  private Alignment shape;

  /** Begins at 0, for the live policies of a source. */
  void begin(QuantitySource of) {
    source = of;
    pi = source.quantity(Quantity.PI, Copy.LIVE);
    if (shape == null || !shape.isOf(pi)) {
      shape = Alignment.of(pi);
      agents = shape.coordinates(Axis.AGENTS);
      actions = shape.coordinates(Axis.ACTIONS);
      rows = shape.positions(shape.without(List.of(Axis.ACTIONS)));
      derivative = shape.array(new double[shape.length()]);
    }
    Arrays.fill(derivative.values(), 0);
  }

  /** The derivative by every entry of the live policies; 0 for padded actions. Not a copy. */
  NamedArray derivative() {
    double[] slopes = derivative.values();
    for (int i = 0; i < slopes.length; i++) {
      slopes[i] = source.valid(agents[i], actions[i]) ? slopes[i] : 0;
    }
    return derivative;
  }

  /**
   * Adds what a live quantity contributes.
   *
   * @param outer derivatives by every entry of the quantity
   */
  void add(Quantity quantity, double[] outer) {
    switch (quantity) {
      case PI -> addAll(outer);
      case LOG_PI -> addLogarithms(outer);
      case ENTROPY -> addEntropy(outer);
      case PROB -> addTaken(outer);
      case LOG_PROB -> addTaken(outer, pi, taken);
      case RATIO -> addTaken(outer, source.quantity(Quantity.PI_OLD, Copy.LIVE), takenBefore);
      default -> throw new AssertionError(quantity);
    }
  }

  private void addAll(double[] slopes) {
    double[] target = derivative.values();
    for (int i = 0; i < target.length; i++) {
      target[i] += slopes[i];
    }
  }

  private void addLogarithms(double[] outer) {
    double[] target = derivative.values();
    for (int i = 0; i < target.length; i++) {
      target[i] += quotient(outer[i], pi.values()[i]);
    }
  }

  /** What does not count stays out, even where the probability is 0. */
  private static double quotient(double outer, double probability) {
    return outer == 0 ? 0 : outer / probability;
  }

  private NamedArray actionsTaken() {
    return source.quantity(Quantity.ACTION, Copy.LIVE);
  }

  private void addTaken(double[] slopes) {
    taken.look(pi, actionsTaken());
    taken.addTo(derivative.values(), slopes);
  }

  /** Divides by the probabilities that policies give the actions taken. */
  private void addTaken(double[] outer, NamedArray policies, Gathering gathering) {
    taken.look(pi, actionsTaken());
    gathering.look(policies, actionsTaken());
    double[] target = derivative.values();
    for (int i = 0; i < outer.length; i++) {
      double probability = policies.values()[gathering.sources()[i]];
      target[taken.sources()[i]] += quotient(outer[i], probability);
    }
  }

  /** The derivative of −x log x is −1 − log x. */
  private void addEntropy(double[] outer) {
    double[] target = derivative.values();
    for (int i = 0; i < target.length; i++) {
      if (outer[rows[i]] != 0) {
        target[i] -= outer[rows[i]] * (1 + Math.log(pi.values()[i]));
      }
    }
  }
}
