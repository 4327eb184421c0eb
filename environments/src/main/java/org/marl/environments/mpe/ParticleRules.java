package org.marl.environments.mpe;

import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import org.marl.core.environment.ActionSpace;
import org.marl.core.environment.EnvironmentFactory;
import org.marl.core.environment.EnvironmentSpec;
import org.marl.core.environment.VectorEnvironment;
import org.marl.core.random.RandomStream;

/**
 * A particle world with everything that its convention decides.
 *
 * @param agents their names
 * @param scene landmarks and places
 * @param radius of every agent
 * @param moves the order of actions
 * @param velocityFirst see {@link Dynamics}
 * @param seesAgents see {@link Sight}
 * @param vision see {@link Sight}
 * @param reward makes the rule for some particles
 * @param teamReward do all agents receive the same?
 * @param rewardConvention in words
 * @param episodeLimit in steps
 */
record ParticleRules(
    List<String> agents,
    Scene scene,
    double radius,
    Moves moves,
    boolean velocityFirst,
    boolean seesAgents,
    double vision,
    Function<Particles, Reward> reward,
    boolean teamReward,
    String rewardConvention,
    int episodeLimit)
    implements EnvironmentFactory {

  @Override
  public EnvironmentSpec spec() {
    int count = agents.size();
    return new EnvironmentSpec(
        agents,
        Collections.nCopies(count, Sight.width(count, scene.landmarks(), seesAgents)),
        new ActionSpace.Discrete(Collections.nCopies(count, moves.names().size())),
        0,
        episodeLimit,
        teamReward,
        false,
        false,
        rewardConvention);
  }

  @Override
  public VectorEnvironment create(List<RandomStream> streams) {
    return new ParticleEnvironment(this, streams);
  }
}
