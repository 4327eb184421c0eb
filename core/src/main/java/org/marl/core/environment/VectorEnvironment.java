package org.marl.core.environment;

/**
 * E copies of one environment that advance together, each with a random stream of its own: a copy
 * does exactly what it would do alone. {@link #reset} comes first. No method allocates but {@link
 * #save}. Not safe for use by several threads at once.
 */
public interface VectorEnvironment extends AutoCloseable {

  /** The same for all copies. */
  EnvironmentSpec spec();

  /** E. */
  int copies();

  /** Starts a new episode in every copy; their streams go on. */
  void reset(JointObservation target);

  /**
   * Advances every copy by one joint action. Copies whose episode ends start the next one, see
   * {@link StepResult}.
   *
   * @param actions one of every agent; those of agents that are out of the game are ignored
   * @throws IllegalArgumentException if an action does not exist, which is the caller's error
   */
  void step(JointAction actions, StepResult result);

  /** Writes what is seen now, which is what the last reset or step wrote. */
  void observe(JointObservation target);

  /** Everything that decides what happens next, in arrays of its own. */
  EnvironmentState save();

  /**
   * Goes on where the environment was that {@link #save} described, bit by bit.
   *
   * @throws IllegalArgumentException if the state is not of such an environment with so many copies
   */
  void restore(EnvironmentState state);

  /** Frees what is not on the heap; most environments have nothing there. */
  @Override
  default void close() {}
}
