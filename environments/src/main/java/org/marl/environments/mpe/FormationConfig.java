package org.marl.environments.mpe;

import java.util.List;
import org.marl.core.catalog.Bounds;
import org.marl.core.catalog.Doc;
import org.marl.core.plan.EnvironmentConfig;
import org.marl.environments.Names;

/** {@code mpe.line_control(…)} and {@code mpe.circle_control(…)}: agents take places on a curve. */
public record FormationConfig(
    @Bounds(atLeast = 2) @Doc("number of agents and of places") int agents,
    @Doc(
            "whose rewards, observations, action order and integration apply: the DPO code's (as in"
                + " paper 1), marl_transfer's, or MPE2's")
        Convention convention,
    @Bounds(atLeast = 1) @Doc("steps after which an episode is cut") int episodeLength,
    @Bounds(atLeast = 0) @Doc("penalty of a collision (dpo)") double collisionPenalty,
    @Bounds(above = 0) @Doc("distance from which on landmarks and agents are not seen (dpo)")
        double vision)
    implements EnvironmentConfig {

  /** Where the details of the task come from. */
  public enum Convention {
    DPO,
    TRANSFER,
    MPE2
  }

  @Override
  public List<String> agentNames() {
    return Names.numbered("agent", agents);
  }

  @Override
  public List<List<String>> actionNames() {
    return Names.forEach(
        agents, convention == Convention.DPO ? Moves.RIGHT_FIRST : Moves.LEFT_FIRST);
  }
}
