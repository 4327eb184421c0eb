package org.marl.algorithms;

/** What the steps of agents that are out of the game (dead, removed) are worth in losses. */
public enum Inactive {
  /** They do not count. */
  SKIP,
  /** They count, with the action that does nothing. */
  KEEP
}
