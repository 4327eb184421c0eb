package org.marl.environments.predatorprey;

import java.util.List;
import org.marl.core.catalog.Bounds;
import org.marl.core.catalog.Doc;
import org.marl.core.catalog.Violation;
import org.marl.core.plan.EnvironmentConfig;
import org.marl.environments.Names;

/** {@code predator_prey(…)}: paper 3, section D.1; the stag hunt of Böhmer et al. 2020. */
public record PredatorPreyConfig(
    @Bounds(atLeast = 2) @Doc("number of predators, which are the agents") int agents,
    @Bounds(atLeast = 1) @Doc("number of prey") int prey,
    @Bounds(atLeast = 2) @Doc("cells along each side of the grid") int size,
    @Bounds(atMost = 0) @Doc("reward of a catch that too few predators try, per prey")
        double punishment,
    @Bounds(atLeast = 0) @Doc("reward of a catch that succeeds, per prey") double reward,
    @Bounds(atLeast = 1) @Doc("predators that a catch needs") int catchers,
    @Bounds(atLeast = 0) @Doc("cells that a predator sees in every direction") int view,
    @Bounds(atLeast = 1) @Doc("steps after which an episode is cut") int episodeLength)
    implements EnvironmentConfig {

  private static final List<String> ACTIONS =
      List.of("right", "down", "left", "up", "stay", "catch");

  @Override
  public List<Violation> violations() {
    int cells = size * size;
    return agents + prey <= cells
        ? List.of()
        : List.of(
            new Violation(
                "size",
                agents + " predators and " + prey + " prey have no room in " + cells + " cells",
                "make `size` larger"));
  }

  @Override
  public List<String> agentNames() {
    return Names.numbered("predator", agents);
  }

  @Override
  public List<List<String>> actionNames() {
    return Names.forEach(agents, ACTIONS);
  }
}
