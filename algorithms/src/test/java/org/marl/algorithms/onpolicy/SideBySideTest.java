package org.marl.algorithms.onpolicy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.marl.algorithms.sharing.SharingConfig;
import org.marl.core.checkpoint.Checkpoint;
import org.marl.core.checkpoint.CheckpointBuilder;
import org.marl.core.engine.ComputeDevice;
import org.marl.core.engine.TensorEngine;
import org.marl.core.environment.EnvironmentSpec;
import org.marl.core.plan.Ordering;

/** A critic that is fitted beside the policies learns what it learns after them, bit by bit. */
class SideBySideTest {
  private static final int CALLS = 4;

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
    return Stream.of(plain, minibatches, turns, shared);
  }

  @ParameterizedTest
  @MethodSource("setups")
  void weightsAreTheSame(Setup setup) {
    EnvironmentSpec spec = RandomBatch.spec(2, true, true);
    Learning learning = LearningPlan.of(setup.config(), spec, List.of());
    TensorEngine engine = TensorEngine.on(ComputeDevice.CPU);
    String text = UpdateProgram.of(learning, false, true).text();
    assertThat(text).contains("fork(");
    Rollout rollout = new Rollout(learning.sizes(), spec, 0);
    UpdateDraws draws = new UpdateDraws(learning, 1);
    UpdateDraws same = new UpdateDraws(learning, 1);
    try (Learner alone = new Learner(learning, engine, 1, false);
        Learner beside = new Learner(learning, engine, 1, true)) {
      for (int call = 0; call < CALLS; call++) {
        RandomBatch.fill(rollout, spec, learning.sizes(), call);
        alone.update(rollout, draws, new double[2], 0, false);
        beside.update(rollout, same, new double[2], 0, true);
        for (Role role : List.of(learning.policy(), learning.critic())) {
          assertThat(weights(beside, role)).isEqualTo(weights(alone, role));
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
