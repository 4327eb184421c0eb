package org.marl.examples.gradients;

import java.util.Collections;
import java.util.List;
import org.marl.core.catalog.Bounds;
import org.marl.core.catalog.Doc;
import org.marl.core.environment.ActionSpace;
import org.marl.core.environment.EnvironmentFactory;
import org.marl.core.environment.EnvironmentSpec;
import org.marl.core.environment.VectorEnvironment;
import org.marl.core.plan.EnvironmentConfig;
import org.marl.core.random.RandomStream;

/**
 * {@code test.noise(…)}: nothing but random numbers, with everything that a learner has to mask.
 *
 * @param agents of the team, each with its own reward
 */
public record NoiseConfig(@Bounds(atLeast = 1, atMost = 4) @Doc("agents") int agents)
    implements EnvironmentConfig, EnvironmentFactory {
  static final int OBSERVATION = 4;
  static final int STATE = 3;
  static final int ACTIONS = 4;

  @Override
  public List<String> agentNames() {
    return List.of("a", "b", "c", "d").subList(0, agents);
  }

  @Override
  public List<List<String>> actionNames() {
    return Collections.nCopies(agents, List.of("u", "v", "w", "x"));
  }

  @Override
  public EnvironmentSpec spec() {
    return new EnvironmentSpec(
        agentNames(),
        Collections.nCopies(agents, OBSERVATION),
        new ActionSpace.Discrete(Collections.nCopies(agents, ACTIONS)),
        STATE,
        Noise.EPISODE,
        false,
        true,
        true,
        "random");
  }

  @Override
  public VectorEnvironment create(List<RandomStream> streams) {
    return new Noise(spec(), streams);
  }
}
