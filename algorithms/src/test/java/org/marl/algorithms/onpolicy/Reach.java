package org.marl.algorithms.onpolicy;

import static org.marl.core.catalog.ComponentKind.ENVIRONMENT;

import java.util.List;
import java.util.OptionalInt;
import org.marl.core.catalog.Bounds;
import org.marl.core.catalog.Component;
import org.marl.core.catalog.Doc;
import org.marl.core.environment.ActionSpace;
import org.marl.core.environment.EnvironmentFactory;
import org.marl.core.environment.EnvironmentModule;
import org.marl.core.environment.EnvironmentSpec;
import org.marl.core.environment.VectorEnvironment;
import org.marl.core.plan.EnvironmentConfig;
import org.marl.core.plan.Game;
import org.marl.core.random.RandomStream;

/**
 * Two agents see a point each, one in a plane and one on a line, and are paid minus the square of
 * the distance of their action from it.
 *
 * @param steps of an episode
 */
record Reach(@Bounds(atLeast = 1) @Doc("steps of an episode") int steps)
    implements EnvironmentConfig, EnvironmentFactory {
  /** Where points and actions end. */
  static final double RANGE = 2;

  private static final List<String> AGENTS = List.of("plane", "line");
  private static final List<Integer> DIMENSIONS = List.of(2, 1);

  static Game game() {
    Component<Reach> component =
        Component.of(ENVIRONMENT, "test.reach", Reach.class, new Reach(3), "Points to be reached.")
            .wiredBy(config -> new EnvironmentModule(() -> config));
    return new Game.Environment(
        "reach", AGENTS, List.of(List.of(), List.of()), component.byDefault());
  }

  @Override
  public List<String> agentNames() {
    return AGENTS;
  }

  @Override
  public List<List<String>> actionNames() {
    return List.of(List.of(), List.of());
  }

  @Override
  public OptionalInt dimensions() {
    return OptionalInt.of(2);
  }

  @Override
  public EnvironmentSpec spec() {
    return new EnvironmentSpec(
        AGENTS,
        DIMENSIONS,
        new ActionSpace.Continuous(DIMENSIONS, -RANGE, RANGE),
        0,
        steps,
        false,
        false,
        false,
        "minus squared distances");
  }

  @Override
  public VectorEnvironment create(List<RandomStream> streams) {
    return new ReachEnvironment(spec(), streams);
  }

  /** What agents would earn in an episode if they stayed at 0, in the mean. */
  static double idleReturn() {
    double square = RANGE * RANGE / 3;
    return -3 * square * DIMENSIONS.stream().mapToInt(Integer::intValue).sum();
  }
}
