package org.marl.core.environment;

import java.util.List;
import org.marl.core.random.RandomStream;

/**
 * Makes copies of the environment that a run plays, for training and for evaluation. The module of
 * an environment's component binds it.
 */
public interface EnvironmentFactory {

  /** What every vector environment made here has. */
  EnvironmentSpec spec();

  /**
   * Makes a vector environment, to be closed by the caller.
   *
   * @param streams one for every copy, used by nobody else
   */
  VectorEnvironment create(List<RandomStream> streams);
}
