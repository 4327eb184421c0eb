package org.marl.algorithms.onpolicy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.marl.algorithms.sharing.SharingConfig;
import org.marl.core.catalog.Choice;
import org.marl.core.checkpoint.Checkpoint;
import org.marl.core.checkpoint.CheckpointBuilder;
import org.marl.core.engine.ComputeDevice;
import org.marl.core.engine.TensorEngine;
import org.marl.core.environment.EnvironmentSpec;
import org.marl.core.plan.Ordering;

/** What is computed beside the rest gives what it gives after it. */
class SideBySideTest {
  private static final int CALLS = 4;
  private static final EnvironmentSpec SPEC = RandomBatch.spec(2, true, true);

  static Stream<Setup> setups() {
    Setup plain = new Setup();
    Setup minibatches = new Setup();
    minibatches.minibatches = 2;
    minibatches.valueNormalisation = true;
    Setup turns = new Setup();
    turns.ordering = new Ordering.Shuffled(1);
    turns.minibatches = 2;
    Setup shared = new Setup();
    shared.sharing = new SharingConfig.All();
    shared.critic = Setup.central(Setup.mlp(8, 1));
    return Stream.of(plain, minibatches, turns, shared, large(Setup.gru(64)));
  }

  @ParameterizedTest
  @MethodSource("setups")
  void weightsAreTheSame(Setup setup) {
    assertThat(text(setup)).contains("fork(fit_critic)").doesNotContain("half");
    compare(setup, (beside, alone) -> assertThat(beside).isEqualTo(alone));
  }

  /** Rounding is all that changes when the gradients of halves are added. */
  @Test
  void largeNetworksAreDivided() {
    Setup large = large(Setup.mlp(1000, 1));
    assertThat(text(large)).contains("fork(half", "fork(half_back");
    compare(
        large,
        (beside, alone) ->
            assertThat(beside).usingComparatorWithPrecision(1e-4f).containsExactly(alone));
  }

  private static Setup large(Choice policy) {
    Setup setup = new Setup();
    setup.policy = policy;
    setup.environments = 64;
    setup.rolloutLength = 20;
    setup.sequenceLength = 10;
    return setup;
  }

  private static String text(Setup setup) {
    return UpdateProgram.of(LearningPlan.of(setup.config(), SPEC, List.of()), false, true).text();
  }

  private static void compare(Setup setup, BiConsumer<float[], float[]> weights) {
    Learning learning = LearningPlan.of(setup.config(), SPEC, List.of());
    TensorEngine engine = TensorEngine.on(ComputeDevice.CPU);
    Rollout rollout = new Rollout(learning.sizes(), SPEC, learning.policy().units());
    UpdateDraws draws = new UpdateDraws(learning, 1);
    UpdateDraws same = new UpdateDraws(learning, 1);
    try (Learner alone = new Learner(learning, engine, 1, false);
        Learner beside = new Learner(learning, engine, 1, true)) {
      for (int call = 0; call < CALLS; call++) {
        RandomBatch.fill(rollout, SPEC, learning.sizes(), call);
        alone.update(rollout, draws, new double[2], 0, false);
        beside.update(rollout, same, new double[2], 0, true);
        for (Role role : List.of(learning.policy(), learning.critic())) {
          weights.accept(weights(beside, role), weights(alone, role));
        }
      }
    }
  }

  private static float[] weights(Learner learner, Role role) {
    CheckpointBuilder builder = Checkpoint.at(0);
    learner.save(builder);
    int width = role.layers().layout().width();
    return builder.build().floats(role.weightsName(), role.slots().slots(), width);
  }
}
