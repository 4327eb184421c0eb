package org.marl.algorithms.tabular;

/** Which transitions an agent's action values are about. */
public enum Transitions {
  /** Those that happen: independent Q-learning (Tan 1993). */
  OBSERVED,
  /** The best that its own action has led to: I2Q (Jiang and Lu 2022). */
  IDEAL
}
