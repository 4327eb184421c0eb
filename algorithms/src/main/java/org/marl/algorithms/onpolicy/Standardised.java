package org.marl.algorithms.onpolicy;

import java.util.Optional;
import org.marl.core.checkpoint.Checkpoint;
import org.marl.core.checkpoint.CheckpointBuilder;
import org.marl.core.environment.EnvironmentFactory;

/**
 * What a run standardises, if the script asks for it. Its scales are part of checkpoints, and
 * evaluations do not move them.
 */
final class Standardised {
  private static final String REWARDS = "reward_scale";
  private static final String OBSERVATIONS = "observation_scale";

  private final Optional<RewardScale> rewards;
  private final Optional<ObservationScale> observations;

  Standardised(Learning learning) {
    OnPolicyConfig config = learning.config();
    Sizes sizes = learning.sizes();
    boolean added = learning.critic().team() && !learning.teamReward();
    this.rewards =
        config.standardiseRewards()
            ? Optional.of(new RewardScale(sizes.agents(), added))
            : Optional.empty();
    this.observations =
        config.standardiseObservations()
            ? Optional.of(new ObservationScale(learning.policy().slots(), sizes.observation()))
            : Optional.empty();
  }

  /** Environments to train in. */
  EnvironmentFactory training(EnvironmentFactory factory) {
    return observations.map(scale -> scale.of(factory, true)).orElse(factory);
  }

  /** Environments to evaluate in. */
  EnvironmentFactory evaluation(EnvironmentFactory factory) {
    return observations.map(scale -> scale.of(factory, false)).orElse(factory);
  }

  /** Scales the rewards of a batch in place. */
  void rewards(Rollout rollout) {
    rewards.ifPresent(scale -> scale.standardise(rollout.rewards));
  }

  void save(CheckpointBuilder checkpoint) {
    rewards.ifPresent(scale -> checkpoint.tensor(REWARDS, scale.save()));
    observations.ifPresent(scale -> checkpoint.tensor(OBSERVATIONS, scale.save()));
  }

  /** Goes on from a checkpoint; before the environments do, which show what they see at once. */
  void restore(Checkpoint checkpoint) {
    rewards.ifPresent(scale -> scale.restore(checkpoint.doubles(REWARDS)));
    observations.ifPresent(scale -> scale.restore(checkpoint.doubles(OBSERVATIONS)));
  }
}
