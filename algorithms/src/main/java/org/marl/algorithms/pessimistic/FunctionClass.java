package org.marl.algorithms.pessimistic;

import java.util.Optional;
import org.marl.algorithms.finite.Misfit;
import org.marl.algorithms.finite.PolicySpace;

/**
 * A set of functions that action values are looked for in, F^m of paper 4; config records of the
 * kind FUNCTIONS are function classes.
 */
interface FunctionClass {

  /** Why the class does not fit the policies of a game; empty if it does. */
  default Optional<Misfit> misfit(PolicySpace space) {
    return Optional.empty();
  }

  /**
   * The search for one agent's values, with space of its own.
   *
   * @param sizes of the problem, on which the class may depend
   */
  PessimisticFit fit(PolicySpace space, int agent, ProblemSize sizes);
}
