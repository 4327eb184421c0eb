package org.marl.environments.mpe;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.marl.core.catalog.Bounds;
import org.marl.core.catalog.Doc;
import org.marl.core.catalog.Violation;
import org.marl.core.environment.EnvironmentFactory;
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
    @Bounds(above = 0) @Doc("largest coordinate of a landmark; Yu et al. 2022's code has 0.8")
        double landmarkRange,
    @Bounds(atLeast = 0) @Doc("penalty of a collision (dpo)") double collisionPenalty,
    @Bounds(atLeast = 0, atMost = 1) @Doc("share of an agent's own collisions in its reward (mpe2)")
        double localRatio)
    implements EnvironmentConfig {

  /** The default configuration. */
  static final SpreadConfig DEFAULTS = new SpreadConfig(3, Convention.DPO, 25, 1, 0, 0.5);

  /** Where the details of the task come from. */
  public enum Convention {
    DPO,
    OPENAI,
    MPE2
  }

  @Override
  public List<Violation> violations() {
    List<Violation> violations = new ArrayList<>();
    if (convention != Convention.DPO && collisionPenalty != DEFAULTS.collisionPenalty) {
      violations.add(Unused.parameter("collision_penalty", convention, Convention.DPO));
    }
    if (convention != Convention.MPE2 && localRatio != DEFAULTS.localRatio) {
      violations.add(Unused.parameter("local_ratio", convention, Convention.MPE2));
    }
    return violations;
  }

  @Override
  public List<String> agentNames() {
    return Names.numbered("agent", agents);
  }

  @Override
  public List<List<String>> actionNames() {
    return Names.forEach(agents, moves().names());
  }

  private Moves moves() {
    return convention == Convention.MPE2 ? Moves.LEFT_FIRST : Moves.RIGHT_FIRST;
  }

  /** The environment; the configuration must have no violations. */
  public EnvironmentFactory factory() {
    Scene scene = new SpreadScene(agents, landmarkRange);
    double radius = convention == Convention.DPO ? 0.05 : 0.15;
    return new ParticleRules(
        agentNames(),
        scene,
        radius,
        moves(),
        convention != Convention.MPE2,
        true,
        Double.POSITIVE_INFINITY,
        reward(scene, radius),
        convention != Convention.MPE2 || localRatio == 0,
        rewardConvention(),
        episodeLength);
  }

  private Function<Particles, Reward> reward(Scene scene, double radius) {
    return switch (convention) {
      case DPO ->
          particles ->
              new MatchingReward(
                  particles, scene, radius, MatchingReward.Rule.dpo(collisionPenalty));
      case OPENAI ->
          particles -> new CoverageReward(particles, radius, CoverageReward.Weights.openai(agents));
      case MPE2 ->
          particles ->
              new CoverageReward(particles, radius, CoverageReward.Weights.mpe2(localRatio));
    };
  }

  private String rewardConvention() {
    return switch (convention) {
      case DPO -> "dpo: minus the mean distance of matched agents and landmarks, equal for all";
      case OPENAI ->
          "openai: minus distances of landmarks to the nearest agents minus collisions, each agent"
              + " with itself included, summed over agents";
      case MPE2 ->
          "mpe2: per agent, a mix of minus the distances of landmarks to the nearest agents and of"
              + " minus its own collisions; not summed over agents";
    };
  }
}
