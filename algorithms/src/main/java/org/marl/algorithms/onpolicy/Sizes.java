package org.marl.algorithms.onpolicy;

/**
 * The lengths that the programs of a run are written for.
 *
 * @param agents N
 * @param observation O, of the longest observation
 * @param actions A, the most actions of an agent, or D, the most dimensions of an action
 * @param state S, of the global state; 0 if the environment has none of its own
 * @param steps T, of a rollout
 * @param copies E, of the environment
 */
record Sizes(int agents, int observation, int actions, int state, int steps, int copies) {

  /** The samples of a rollout: T·E, one after another in time, the copies of a time together. */
  int samples() {
    return steps * copies;
  }
}
