package org.marl.core.exact;

import org.marl.core.expression.Axis;
import org.marl.core.expression.Copy;
import org.marl.core.expression.ExpressionException;
import org.marl.core.expression.Node;
import org.marl.core.expression.Quantity;

/**
 * The numbers that expressions over a finite game refer to. Its samples are all pairs of a state
 * and a joint action: states lie along {@link Axis#STATES}, joint actions along {@link
 * Axis#SAMPLES}. Action sets of different sizes are padded.
 */
public interface QuantitySource {

  /**
   * A quantity of the exact learner, on the axes of its type; an axis that changes nothing may be
   * left out.
   */
  NamedArray quantity(Quantity quantity, Copy copy);

  int size(Axis axis);

  /** Is the action one of the agent's own, not padding? */
  boolean valid(int agent, int action);

  /** The share of a state in the steps of an episode of the old policies; they sum to one. */
  double stateWeight(int state);

  /** The probability of a joint action in a state under the old policies; they sum to one. */
  double jointActionWeight(int state, int jointAction);

  /** The present value of an {@link org.marl.core.expression.Op.Coefficient}. */
  default NamedArray coefficient(Node coefficient) {
    throw new ExpressionException(coefficient, "`" + coefficient + "` has no value here", "");
  }
}
