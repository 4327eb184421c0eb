package org.marl.environments.mpe;

import java.util.List;
import org.marl.core.catalog.Bounds;
import org.marl.core.catalog.Doc;
import org.marl.core.plan.EnvironmentConfig;
import org.marl.environments.Names;

/** {@code mpe.simple_spread(…)}: as many landmarks as agents; every landmark wants an agent. */
public record SpreadConfig(
    @Bounds(atLeast = 1) @Doc("number of agents and of landmarks") int agents,
    @Doc(
            "whose rewards, observations, action order and integration apply: the DPO code's (as in"
                + " paper 1), OpenAI's first release, or MPE2's")
        Convention convention,
    @Bounds(atLeast = 1) @Doc("steps after which an episode is cut") int episodeLength,
    @Bounds(atLeast = 0) @Doc("penalty of a collision (dpo)") double collisionPenalty,
    @Bounds(atLeast = 0, atMost = 1) @Doc("share of an agent's own collisions in its reward (mpe2)")
        double localRatio)
    implements EnvironmentConfig {

  /** Where the details of the task come from. */
  public enum Convention {
    DPO,
    OPENAI,
    MPE2
  }

  @Override
  public List<String> agentNames() {
    return Names.numbered("agent", agents);
  }

  @Override
  public List<List<String>> actionNames() {
    return Names.forEach(
        agents, convention == Convention.MPE2 ? Moves.LEFT_FIRST : Moves.RIGHT_FIRST);
  }
}
