package org.marl.algorithms.finite;

import java.util.List;
import org.marl.core.environment.EnvironmentFactory;
import org.marl.core.environment.EnvironmentSpec;
import org.marl.core.environment.VectorEnvironment;
import org.marl.core.random.RandomStream;

/**
 * Makes environments of a finite game, for learners that only play it.
 *
 * @param model of the game
 */
public record FiniteEnvironmentFactory(FiniteModel model) implements EnvironmentFactory {

  @Override
  public EnvironmentSpec spec() {
    return FiniteEnvironment.spec(model);
  }

  @Override
  public VectorEnvironment create(List<RandomStream> streams) {
    return new FiniteEnvironment(model, streams);
  }
}
