package org.marl.core.exact;

import java.util.Arrays;
import org.marl.core.expression.Network;
import org.marl.core.expression.Node;

/**
 * One operation of a {@link PreparedExpression}: its value in the present evaluation, and the
 * derivatives of the root by the entries of that value. Its space is used again in the next
 * evaluation.
 */
abstract class Slot {
  private final boolean live;
  private NamedArray value;
  private double[] outer = {};
  private boolean reached;

  Slot(Node node) {
    this.live = isLive(node);
  }

  /** Does gradient flow from the node to the policies? */
  static boolean isLive(Node node) {
    return node.type().trains().contains(Network.POLICY);
  }

  /** The value, from those of the arguments. */
  abstract NamedArray result(QuantitySource source);

  /**
   * Passes derivatives on, from this value to those of the arguments or to the policies. Nothing
   * that is not live is asked.
   */
  void propagate(QuantitySource source, PolicySlopes policy) {
    throw new AssertionError(this);
  }

  final void evaluate(QuantitySource source) {
    value = result(source);
    reached = false;
  }

  final boolean isLive() {
    return live;
  }

  /** Of the last evaluation. */
  final NamedArray value() {
    return value;
  }

  /** Has any derivative come here since the last evaluation? */
  final boolean isReached() {
    return reached;
  }

  /** Derivatives by every entry of the value, to be added to; 0 before the first comes. */
  final double[] outer() {
    if (!reached) {
      reached = true;
      if (outer.length == value.values().length) {
        Arrays.fill(outer, 0);
      } else {
        outer = new double[value.values().length];
      }
    }
    return outer;
  }

  /** Adds derivatives, if any gradient flows from here. */
  final void add(double... slopes) {
    if (live) {
      double[] target = outer();
      for (int i = 0; i < target.length; i++) {
        target[i] += slopes[i];
      }
    }
  }
}
