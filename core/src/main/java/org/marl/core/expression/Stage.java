package org.marl.core.expression;

/**
 * When the value of an expression is known. The stage of a node is the latest of its operands';
 * every maximal sub-expression is computed once, at its own stage.
 */
public enum Stage {
  /** Before the run: hyperparameters, the number of agents. */
  PLAN,
  /** While acting: actions, recorded probabilities, rewards. */
  ROLLOUT,
  /** Once per update, before any network changes: returns, targets. */
  UPDATE,
  /** Once per turn of a sequential ordering: the product of the predecessors' ratios. */
  TURN,
  /** At the start of each epoch, over the whole batch. */
  EPOCH,
  /** In every gradient step: whatever depends on the live networks. */
  MINIBATCH,
  /** After the update: measures of adaptive coefficients, records. */
  AFTER;

  /** The later of the two stages. */
  public Stage max(Stage other) {
    return compareTo(other) >= 0 ? this : other;
  }
}
