package org.marl.core.exact;

import java.util.List;
import org.marl.core.expression.Axis;
import org.marl.core.expression.Copy;
import org.marl.core.expression.Quantity;

/** Adds up derivatives by the quantities that are made from the live policies. */
final class PolicySlopes {
  private final QuantitySource source;
  private final NamedArray pi;
  private final double[] derivative;

  /**
   * Begins at 0.
   *
   * @param pi the live policies of the source
   */
  PolicySlopes(QuantitySource source, NamedArray pi) {
    this.source = source;
    this.pi = pi;
    this.derivative = new double[pi.values().length];
  }

  /** The derivative by every entry of the live policies; 0 for padded actions. Not a copy. */
  double[] derivative() {
    Alignment all = Alignment.of(pi);
    int[] agents = all.coordinates(Axis.AGENTS);
    int[] actions = all.coordinates(Axis.ACTIONS);
    for (int i = 0; i < derivative.length; i++) {
      derivative[i] = source.valid(agents[i], actions[i]) ? derivative[i] : 0;
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
      case LOG_PI -> addAll(quotients(outer, pi.values()));
      case ENTROPY -> addEntropy(outer);
      case PROB -> addTaken(outer);
      case LOG_PROB -> addTaken(quotients(outer, taken(pi)));
      case RATIO -> addTaken(quotients(outer, taken(source.quantity(Quantity.PI_OLD, Copy.LIVE))));
      default -> throw new AssertionError(quantity);
    }
  }

  private void addAll(double[] slopes) {
    for (int i = 0; i < derivative.length; i++) {
      derivative[i] += slopes[i];
    }
  }

  /** What does not count stays out, even where the probability is 0. */
  private static double[] quotients(double[] outer, double[] probabilities) {
    double[] result = new double[outer.length];
    for (int i = 0; i < result.length; i++) {
      result[i] = outer[i] == 0 ? 0 : outer[i] / probabilities[i];
    }
    return result;
  }

  private NamedArray actions() {
    return source.quantity(Quantity.ACTION, Copy.LIVE);
  }

  /** The probabilities of the actions taken. */
  private double[] taken(NamedArray policies) {
    return Entries.gather(policies, actions()).values();
  }

  private void addTaken(double[] slopes) {
    Entries.addGathered(pi, actions(), slopes, derivative);
  }

  /** The derivative of −x log x is −1 − log x. */
  private void addEntropy(double[] outer) {
    int[] rows = Alignment.of(pi).positions(Alignment.of(pi).without(List.of(Axis.ACTIONS)));
    for (int i = 0; i < derivative.length; i++) {
      if (outer[rows[i]] != 0) {
        derivative[i] -= outer[rows[i]] * (1 + Math.log(pi.values()[i]));
      }
    }
  }
}
