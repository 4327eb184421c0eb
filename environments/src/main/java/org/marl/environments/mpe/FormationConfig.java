package org.marl.environments.mpe;

import java.util.ArrayList;
import java.util.List;
import org.marl.core.catalog.Bounds;
import org.marl.core.catalog.Doc;
import org.marl.core.catalog.Violation;
import org.marl.core.environment.EnvironmentFactory;
import org.marl.core.plan.EnvironmentConfig;
import org.marl.environments.Names;

/** {@code mpe.line_control(…)} and {@code mpe.circle_control(…)}: agents take places on a curve. */
public record FormationConfig(
    @Bounds(atLeast = 2) @Doc("number of agents and of places") int agents,
    @Doc(
            "whose rewards, observations, action order and integration apply: the DPO code's (as in"
                + " paper 1), marl_transfer's, or MPE2's")
        Convention convention,
    @Bounds(atLeast = 1) @Doc("steps after which an episode is cut; marl_transfer has 50")
        int episodeLength,
    @Bounds(atLeast = 0) @Doc("penalty of a collision (dpo)") double collisionPenalty,
    @Bounds(above = 0) @Doc("distance from which on landmarks and agents are not seen (dpo)")
        double vision)
    implements EnvironmentConfig {

  /** The default configuration. */
  static final FormationConfig DEFAULTS = new FormationConfig(3, Convention.DPO, 25, 0, 1);

  /** Radius of an agent that lines up; marl_transfer and MPE2 have larger ones on the circle. */
  private static final double SMALL_RADIUS = 0.03;

  private static final double LARGE_RADIUS = 0.05;

  /** Where the details of the task come from. */
  public enum Convention {
    DPO,
    TRANSFER,
    MPE2
  }

  @Override
  public List<Violation> violations() {
    List<Violation> violations = new ArrayList<>();
    if (convention != Convention.DPO && collisionPenalty != DEFAULTS.collisionPenalty) {
      violations.add(Unused.parameter("collision_penalty", convention, Convention.DPO));
    }
    if (convention != Convention.DPO && vision != DEFAULTS.vision) {
      violations.add(Unused.parameter("vision", convention, Convention.DPO));
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
    return convention == Convention.DPO ? Moves.RIGHT_FIRST : Moves.LEFT_FIRST;
  }

  /** The agents line up; the configuration must have no violations. */
  public EnvironmentFactory line() {
    return factory(new LineScene(agents), SMALL_RADIUS);
  }

  /** The agents form a circle; the configuration must have no violations. */
  public EnvironmentFactory circle() {
    return convention == Convention.DPO
        ? factory(new CircleScene(agents, 0.25), SMALL_RADIUS)
        : factory(new CircleScene(agents, 0.5), LARGE_RADIUS);
  }

  private EnvironmentFactory factory(Scene scene, double radius) {
    boolean dpo = convention == Convention.DPO;
    MatchingReward.Rule rule = rule();
    return new ParticleRules(
        agentNames(),
        scene,
        radius,
        moves(),
        convention != Convention.MPE2,
        dpo,
        dpo ? vision : Double.POSITIVE_INFINITY,
        particles -> new MatchingReward(particles, scene, radius, rule),
        true,
        rewardConvention(),
        episodeLength);
  }

  private MatchingReward.Rule rule() {
    return switch (convention) {
      case DPO -> MatchingReward.Rule.dpo(collisionPenalty);
      case TRANSFER -> MatchingReward.Rule.transfer();
      case MPE2 -> MatchingReward.Rule.mpe2();
    };
  }

  private String rewardConvention() {
    return switch (convention) {
      case DPO -> "dpo: minus the mean distance of matched agents and places, equal for all";
      case TRANSFER ->
          "transfer: minus the mean distance of matched agents and places, at most 2 each, equal"
              + " for all; success ends the episode";
      case MPE2 ->
          "mpe2: minus the mean distance of matched agents and places, at most 2 each, equal for"
              + " all";
    };
  }
}
