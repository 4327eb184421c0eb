package org.marl.algorithms.tabular;

/**
 * What an agent sees of one step. It does not see what the others do.
 *
 * @param state that it acted in
 * @param action its own
 * @param reward the team's
 * @param next the state that followed, or {@link #OVER}. An episode that is cut by the horizon is
 *     not over
 */
record Experience(int state, int action, double reward, int next) {
  /** No state: the episode ended by the rules of the game, and nothing more is earned. */
  static final int OVER = -1;
}
