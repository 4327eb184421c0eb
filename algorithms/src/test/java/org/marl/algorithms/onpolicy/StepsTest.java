package org.marl.algorithms.onpolicy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.marl.core.checkpoint.Checkpoint;
import org.marl.core.checkpoint.CheckpointBuilder;
import org.marl.core.engine.ComputeDevice;
import org.marl.core.engine.TensorEngine;
import org.marl.core.environment.EnvironmentSpec;
import org.marl.core.plan.Metric;
import org.marl.core.plan.Ordering;
import org.marl.core.plan.Update;

/** {@code next} and {@code accumulate} in updates and records. */
class StepsTest {
  private static final EnvironmentSpec SPEC = RandomBatch.spec(2, false, false);
  private static final double GAMMA = 0.9;
  private static final double LAMBDA = 0.7;
  private static final int UNITS = 4;

  /** What a few updates leave. */
  private record Trained(float[] policy, float[] critic, RandomBatch batch, float[] records) {}

  private static Trained train(Setup setup, Metric... metrics) {
    setup.gamma = GAMMA;
    setup.lambda = LAMBDA;
    setup.normalise = false;
    Learning learning = LearningPlan.of(setup.config(), SPEC, List.of(metrics));
    Rollout rollout = new Rollout(learning.sizes(), SPEC, learning.policy().units());
    UpdateDraws draws = new UpdateDraws(learning, 1);
    try (Learner learner = new Learner(learning, TensorEngine.on(ComputeDevice.CPU), 1)) {
      RandomBatch batch = null;
      float[] records = {};
      for (int call = 0; call < 3; call++) {
        batch = RandomBatch.fill(rollout, SPEC, learning.sizes(), call);
        records = learner.update(rollout, draws, new double[2], 0, metrics.length > 0).records();
      }
      return new Trained(
          weights(learner, learning.policy()), weights(learner, learning.critic()), batch, records);
    }
  }

  private static float[] weights(Learner learner, Role role) {
    CheckpointBuilder builder = Checkpoint.at(0);
    learner.save(builder);
    return builder.build().floats(role.weightsName(), role.sets(), role.layout().width());
  }

  private static Setup setup(Update update) {
    Setup setup = new Setup();
    setup.policy = Setup.mlp(UNITS, 1);
    setup.critic = Setup.central(Setup.mlp(UNITS, 1));
    setup.update = update;
    setup.minibatches = 2;
    return setup;
  }

  private static void same(float[] found, float[] expected) {
    assertThat(found).hasSameSizeAs(expected);
    for (int i = 0; i < found.length; i++) {
      assertThat(found[i]).isCloseTo(expected[i], within(1e-5f));
    }
  }

  enum Order {
    TOGETHER,
    IN_TURNS
  }

  @ParameterizedTest
  @EnumSource(Order.class)
  void anUpdateCanEstimateAdvantagesItself(Order order) {
    Setup own = setup(Updates.ownAdvantages(0.1, LAMBDA));
    Setup given = setup(Updates.givenAdvantages(0.1));
    if (order == Order.IN_TURNS) {
      own.ordering = new Ordering.Shuffled(1);
      given.ordering = new Ordering.Shuffled(1);
    }
    Trained expected = train(given);
    same(train(own).policy(), expected.policy());
    Setup longer = setup(Updates.ownAdvantages(0.1, 1));
    assertThat(train(longer).policy()).isNotEqualTo(expected.policy());
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void sumsEqualTheLearnersEstimates(boolean recurrent) {
    Setup setup = setup(Updates.givenAdvantages(0.1));
    setup.valueNormalisation = true;
    if (recurrent) {
      setup.critic = Setup.central(Setup.gru(UNITS));
      setup.sequenceLength = 3;
    }
    Trained trained = train(setup, new Metric("distance", Updates.distanceFromReturns(LAMBDA)));
    assertThat(trained.records()[0]).isCloseTo(0, within(1e-4f));
  }

  /** With one epoch, the present critic is the old one. */
  @Test
  void targetsAreTakenAnewInEveryEpoch() {
    Setup present = setup(Updates.temporalDifference(true));
    Setup old = setup(Updates.temporalDifference(false));
    assertThat(train(present).critic()).isNotEqualTo(train(old).critic());
    present.epochs = 1;
    old.epochs = 1;
    same(train(present).critic(), train(old).critic());
  }

  @Test
  void recordsAgainstPlainJava() {
    Setup setup = setup(Updates.givenAdvantages(0.1));
    setup.rate = 1e-20;
    Trained trained =
        train(
            setup,
            new Metric("next", Updates.meanNext()),
            new Metric("following", Updates.meanFollowing()),
            new Metric("weighted", Updates.meanWeighted()));
    RandomBatch batch = trained.batch();
    PlainNetwork critic = new PlainNetwork(RandomBatch.STATE, UNITS, 1, 0, trained.critic());
    double[] following = new double[batch.samples()];
    double next = 0;
    for (int sample = batch.samples() - 1; sample >= 0; sample--) {
      next += batch.terminated[sample] ? 0 : critic.output(0, batch.lastStates[sample])[0];
      boolean ends =
          batch.terminated[sample]
              || batch.truncated[sample]
              || sample + batch.copies >= batch.samples();
      following[sample] =
          Arrays.stream(batch.rewards[sample]).sum()
              + (ends ? 0 : GAMMA * following[sample + batch.copies]);
    }
    double mean = Arrays.stream(following).average().orElseThrow();
    // Weights do not move, so ratios are 1; there is one record for every agent.
    double[] expected = {next / batch.samples(), mean, mean, mean};
    assertThat(trained.records()).hasSize(expected.length);
    for (int i = 0; i < expected.length; i++) {
      assertThat((double) trained.records()[i]).isCloseTo(expected[i], within(1e-4));
    }
  }
}
