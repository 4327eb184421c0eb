package org.marl.algorithms.onpolicy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.marl.algorithms.mixer.MixerComponents;
import org.marl.algorithms.sharing.SharingConfig;
import org.marl.core.plan.Ordering;

/** The algorithms of the library reach the optimum of small games. */
class LearningTest {
  private static final long STEPS = 6_000;

  enum Algorithm {
    IPPO,
    TVPO,
    DPO,
    MAPPO,
    SEQUENTIAL_TVPO,
    JR_PPO,
    RECURRENT_IPPO,
    VDAC_SUM,
    VDAC_MIX
  }

  private static Setup setup(Algorithm algorithm) {
    Setup setup = new Setup();
    setup.policy = Setup.mlp(16, 0.01);
    setup.critic = Setup.own(Setup.mlp(16, 1));
    setup.rate = 0.01;
    setup.epochs = 5;
    setup.environments = 8;
    setup.rolloutLength = 16;
    setup.sequenceLength = 16;
    setup.clipNorm = Optional.of(10.0);
    setup.gamma = 0.99;
    setup.lambda = 0.95;
    switch (algorithm) {
      case IPPO -> {}
      case TVPO -> setup.update = Updates.totalVariation(Updates.adaptive(0.01));
      case DPO -> setup.update = Updates.rooted(0.02, 0.01);
      case MAPPO -> {
        setup.critic = Setup.central(Setup.mlp(16, 1));
        setup.sharing = new SharingConfig.All();
        setup.agentIds = true;
        setup.valueNormalisation = true;
        setup.huber = Optional.of(10.0);
        setup.valueClip = Optional.of(0.2);
      }
      case SEQUENTIAL_TVPO -> {
        setup.update = Updates.totalVariation(Updates.adaptive(0.01));
        setup.ordering = new Ordering.Shuffled(1);
      }
      case JR_PPO -> {
        setup.update = Updates.jointClipped(0.2, 0.01);
        setup.critic = Setup.central(Setup.mlp(16, 1));
      }
      case VDAC_SUM ->
          setup.critic = Setup.mixed(Setup.mlp(16, 1), MixerComponents.ADDITIVE.byDefault());
      case VDAC_MIX ->
          setup.critic = Setup.mixed(Setup.mlp(16, 1), MixerComponents.MONOTONIC.byDefault());
      case RECURRENT_IPPO -> {
        setup.policy = Setup.gru(8);
        setup.critic = Setup.own(Setup.gru(8));
        setup.sequenceLength = 4;
        setup.minibatches = 2;
      }
    }
    return setup;
  }

  @ParameterizedTest
  @EnumSource(Algorithm.class)
  void findsTheBestJointAction(Algorithm algorithm) {
    Runs run = Runs.of(Runs.plan(Runs.COORDINATION, setup(algorithm), 1, STEPS));
    assertThat(run.lastReturn()).isEqualTo(5);
  }

  /** Gaussian policies; idle agents earn -12. Between them total variation has no form. */
  @ParameterizedTest
  @EnumSource(
      value = Algorithm.class,
      names = {"TVPO"},
      mode = EnumSource.Mode.EXCLUDE)
  void learnsToReachPointsInAPlaneAndOnALine(Algorithm algorithm) {
    Setup setup = setup(algorithm);
    if (algorithm == Algorithm.SEQUENTIAL_TVPO) {
      setup.update = Updates.rooted(0.02, 0);
    }
    Runs run = Runs.of(Runs.plan(Reach.game(), setup, 1, 3 * STEPS));
    assertThat(Reach.idleReturn()).isEqualTo(-12);
    assertThat(run.lastReturn()).isGreaterThan(-1.5);
  }

  @ParameterizedTest
  @EnumSource(Algorithm.class)
  void learnsToWaitForTheLargerReward(Algorithm algorithm) {
    Runs run = Runs.of(Runs.plan(Runs.patience(), setup(algorithm), 1, STEPS));
    assertThat(run.lastReturn()).isEqualTo(10);
  }
}
