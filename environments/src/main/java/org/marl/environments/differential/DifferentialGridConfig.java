package org.marl.environments.differential;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.marl.core.catalog.Bounds;
import org.marl.core.catalog.Doc;
import org.marl.core.plan.FiniteGameConfig;
import org.marl.core.plan.MatrixGame;
import org.marl.environments.Names;

/**
 * {@code differential_grid(…)}: {@code differential_game} with evenly spaced actions, so that exact
 * learners can play it. With the defaults the two maxima are among them: action 5 is -5, and action
 * 15 is 5.
 */
public record DifferentialGridConfig(
    @Bounds(above = 0) @Doc("actions lie between minus this and this") double range,
    @Bounds(atLeast = 2, atMost = 1_000) @Doc("number of actions of each agent") int points)
    implements FiniteGameConfig {
  private static final int AGENTS = 2;

  @Override
  public List<String> agentNames() {
    return Names.numbered("agent", AGENTS);
  }

  @Override
  public List<List<String>> actionNames() {
    return Names.forEach(AGENTS, Names.numbered("action", points));
  }

  /** The real number that an action stands for, from minus the range to the range. */
  double value(int action) {
    return range * (2.0 * action / (points - 1) - 1);
  }

  @Override
  public MatrixGame game(String name) {
    double[] reward =
        IntStream.range(0, points * points)
            .mapToDouble(i -> DifferentialReward.of(value(i / points), value(i % points)))
            .toArray();
    return new MatrixGame(name, agentNames(), actionNames(), reward, Optional.empty());
  }
}
