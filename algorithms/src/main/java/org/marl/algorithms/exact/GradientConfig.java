package org.marl.algorithms.exact;

import org.marl.core.catalog.Bounds;
import org.marl.core.catalog.Doc;

/**
 * The parameters of the step {@code gradient}.
 *
 * @param lr learning rate
 * @param form what the gradient is taken with respect to
 * @param steps of ascent in every turn
 * @param advantage whose action the quantity {@code advantage} is about
 */
public record GradientConfig(
    @Bounds(above = 0) @Doc("learning rate of one step of gradient ascent") double lr,
    @Doc(
            "what the gradient is taken with respect to: parameters of a softmax, the probabilities"
                + " themselves with projection onto the simplex, or parameters of a softmax in the"
                + " geometry of the Fisher information")
        Form form,
    @Bounds(atLeast = 1) @Doc("steps of ascent in every turn, on the same objective and old policy")
        int steps,
    @Doc(
            "whether `advantage` is that of the agent's own action, the others' averaged out, or of"
                + " the joint action taken: one for the team")
        Advantage advantage) {

  /** How a policy depends on its parameters. */
  public enum Form {
    /** Probabilities are the softmax of the parameters. */
    SOFTMAX,
    /** Probabilities are the parameters, projected onto the simplex. */
    DIRECT,
    /** Softmax parameters; the gradient times the inverse Fisher information of every row. */
    NATURAL
  }

  /** Whose action {@code advantage} is about. */
  public enum Advantage {
    /** Every agent's own, against the others' policies. */
    INDIVIDUAL,
    /** The joint action; times the new over the old probabilities of predecessors' actions. */
    JOINT
  }
}
