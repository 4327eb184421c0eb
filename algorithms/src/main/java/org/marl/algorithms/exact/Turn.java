package org.marl.algorithms.exact;

import org.marl.algorithms.finite.PolicySpace;

/**
 * What an agent knows when it takes its step: the old policies are those from before the iteration,
 * and values are those of the old joint policy.
 */
interface Turn {

  /** Counted from 1. */
  long iteration();

  /** The shape of policies, and with it the game. */
  PolicySpace space();

  /**
   * Q of an agent whose turn it is, {@code [row][action]}: predecessors' new policies, all others'
   * old ones.
   */
  double[][] actionValues(int agent);

  /** Old policies, {@code [agent][row][action]}. */
  double[][][] old();

  /** Present policies, {@code [agent][row][action]}: those of predecessors are their new ones. */
  double[][][] policies();

  /** Q of the old joint policy, {@code [pair]}. */
  double[] jointActionValues();

  /** The coefficients of the update. */
  UpdateCoefficients coefficients();

  /** What expressions may speak of in this turn. */
  TurnQuantities quantities();

  /** V of the old joint policy, {@code [state]}. */
  double[] values();

  /** Expected visits to each state in an episode of the old joint policy, {@code [state]}. */
  double[] visits();

  /** The old joint policy, {@code [pair]}. */
  double[] joint();
}
