package org.marl.algorithms.onpolicy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.marl.algorithms.finite.FiniteEnvironment;
import org.marl.algorithms.finite.FiniteModel;
import org.marl.algorithms.mixer.MixerComponents;
import org.marl.algorithms.sharing.SharingConfig;
import org.marl.core.checkpoint.Checkpoint;
import org.marl.core.engine.ComputeDevice;
import org.marl.core.engine.TensorEngine;
import org.marl.core.environment.EnvironmentSpec;
import org.marl.core.plan.Game;
import org.marl.core.plan.MatrixGame;
import org.marl.core.plan.Ordering;
import org.marl.core.plan.RunPlan;
import org.marl.core.run.RunFailure;

class LearnerTest {
  private static final Path MEMORY = Path.of("/proc/self/statm");
  private static final int PAGE = 4096;
  private static final int SAMPLES = 12;
  private static final int UPDATES = 8;

  enum Kind {
    PLAIN,
    RECURRENT,
    IN_TURNS,
    MIXED,
    VECTORS
  }

  private static Setup setup(Kind kind) {
    Setup setup = new Setup();
    setup.minibatches = 2;
    switch (kind) {
      case PLAIN -> {
        setup.update = Updates.rooted(0.01, 0.01);
        setup.valueNormalisation = true;
        setup.critic = Setup.central(Setup.mlp(8, 1));
      }
      case RECURRENT -> {
        setup.policy = Setup.gru(5);
        setup.critic = Setup.own(Setup.gru(5));
        setup.sequenceLength = 3;
        setup.previousAction = true;
        setup.agentIds = true;
      }
      case MIXED -> {
        setup.update = Updates.dual(0.2, 0.01, 0, 0.01);
        setup.critic = Setup.mixed(Setup.gru(5), MixerComponents.MONOTONIC.byDefault());
        setup.sequenceLength = 3;
      }
      case VECTORS -> {
        setup.update = Updates.rooted(0.01, 0.01);
        setup.policy = Setup.gru(5);
        setup.sharing = new SharingConfig.All();
        setup.sequenceLength = 3;
        setup.agentIds = true;
      }
      case IN_TURNS -> {
        setup.update = Updates.totalVariation(Updates.adaptive(0.001));
        setup.ordering = new Ordering.Shuffled(1);
        setup.standardise = true;
      }
    }
    return setup;
  }

  private static RunPlan plan(Kind kind, long seed) {
    Game game = kind == Kind.VECTORS ? Reach.game() : Runs.patience();
    return Runs.plan(game, setup(kind), seed, UPDATES * SAMPLES);
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void oneSeedGivesTheSameBits(Kind kind) {
    Runs first = Runs.of(plan(kind, 1));
    Runs second = Runs.of(plan(kind, 1));
    same(first.end(), second.end(), kind);
    assertThat(first.records()).hasSize(5);
    for (int i = 0; i < first.records().size(); i++) {
      assertThat(second.records().get(i)).containsExactly(first.records().get(i));
    }
    assertThat(weights(Runs.of(plan(kind, 2)).end(), kind))
        .isNotEqualTo(weights(first.end(), kind));
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void aRunGoesOnFromACheckpointBitByBit(Kind kind) {
    Runs whole = Runs.of(plan(kind, 3), 3);
    assertThat(whole.middle().step()).isEqualTo(3L * SAMPLES);
    Runs rest = Runs.onward(plan(kind, 3), whole);
    same(rest.end(), whole.end(), kind);
    int skipped = whole.records().size() - rest.records().size();
    assertThat(skipped).isEqualTo(2);
    for (int i = 0; i < rest.records().size(); i++) {
      assertThat(rest.records().get(i)).containsExactly(whole.records().get(skipped + i));
    }
  }

  @Test
  void fourThreadsGiveTheBitsThatEachGivesAlone() throws Exception {
    List<Runs> alone = new ArrayList<>();
    List<Callable<Runs>> tasks = new ArrayList<>();
    for (int seed = 0; seed < 4; seed++) {
      RunPlan plan = plan(Kind.PLAIN, seed);
      alone.add(Runs.of(plan));
      tasks.add(() -> Runs.of(plan));
    }
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try {
      List<Future<Runs>> together = threads.invokeAll(tasks);
      for (int run = 0; run < 4; run++) {
        same(together.get(run).get().end(), alone.get(run).end(), Kind.PLAIN);
      }
    } finally {
      threads.shutdown();
    }
  }

  private static void same(Checkpoint found, Checkpoint expected, Kind kind) {
    assertThat(found.step()).isEqualTo(expected.step());
    assertThat(weights(found, kind)).containsExactly(weights(expected, kind));
    if (kind == Kind.MIXED) {
      assertThat(found.floats("learned_weights", 1, 1))
          .containsExactly(expected.floats("learned_weights", 1, 1))
          .isNotEqualTo(new float[1]);
    }
    if (kind == Kind.IN_TURNS) {
      for (String scale : List.of("reward_scale", "observation_scale")) {
        assertThat(found.doubles(scale)).containsExactly(expected.doubles(scale));
        assertThat(found.doubles(scale)[0]).as("rows in the scale").isPositive();
      }
    }
    assertThat(found.longs("draws")).containsExactly(expected.longs("draws"));
    assertThat(found.doubles("coefficients")).containsExactly(expected.doubles("coefficients"));
    assertThat(found.environment("environment").integers("random", 8))
        .containsExactly(expected.environment("environment").integers("random", 8));
  }

  private static float[] weights(Checkpoint checkpoint, Kind kind) {
    EnvironmentSpec spec =
        kind == Kind.VECTORS
            ? new Reach(3).spec()
            : FiniteEnvironment.spec(FiniteModel.of(Runs.patience()));
    Learning learning = LearningPlan.of(setup(kind).config(), spec, List.of());
    Role policy = learning.policy();
    return checkpoint.floats(
        policy.weightsName(), policy.slots().slots(), policy.layers().layout().width());
  }

  /** A leak grows in every window; the heap of Java grows in some. */
  @Test
  void tenThousandUpdatesLeaveNothingBehind() throws IOException {
    assumeTrue(Files.isReadable(MEMORY), "only Linux tells a process its resident memory");
    Setup setup = new Setup();
    setup.epochs = 1;
    setup.normalise = false;
    setup.clipNorm = Optional.empty();
    setup.environments = 1;
    setup.rolloutLength = 2;
    setup.sequenceLength = 2;
    EnvironmentSpec spec = RandomBatch.spec(1, false, false);
    Learning learning = LearningPlan.of(setup.config(), spec, List.of());
    Rollout rollout = new Rollout(learning.sizes(), spec, 0);
    RandomBatch.fill(rollout, spec, learning.sizes(), 1);
    UpdateDraws draws = new UpdateDraws(learning, 1);
    try (Learner learner = new Learner(learning, TensorEngine.on(ComputeDevice.CPU), 1)) {
      grown(learner, rollout, draws, 1_000);
      long least = Long.MAX_VALUE;
      for (int window = 0; window < 4; window++) {
        least = Math.min(least, grown(learner, rollout, draws, 2_250));
      }
      assertThat(least).isLessThan(512L << 10);
    }
  }

  /** By how many bytes the updates make the process larger. */
  private static long grown(Learner learner, Rollout rollout, UpdateDraws draws, int updates)
      throws IOException {
    long before = resident();
    for (int update = 0; update < updates; update++) {
      learner.update(rollout, draws, new double[2], 0, false);
    }
    System.gc();
    return resident() - before;
  }

  private static long resident() throws IOException {
    return PAGE * Long.parseLong(Files.readString(MEMORY).split(" ")[1]);
  }

  @Test
  void lossesThatAreNotNumbersStopTheRun() {
    Setup setup = new Setup();
    setup.update = Updates.notANumber();
    RunPlan plan = Runs.plan(Runs.COORDINATION, setup, 1, 100);
    assertThatThrownBy(() -> Runs.of(plan))
        .isInstanceOf(RunFailure.class)
        .hasMessageContaining("`broken`")
        .hasMessageContaining("after 12 environment steps");
  }

  /** Agent a has two actions, agent b three; padding is never chosen. */
  @ParameterizedTest
  @EnumSource(Kind.class)
  void agentsMayHaveDifferentNumbersOfActions(Kind kind) {
    MatrixGame game =
        new MatrixGame(
            "uneven",
            List.of("a", "b"),
            List.of(List.of("x", "y"), List.of("x", "y", "z")),
            new double[] {0, 0, 1, 0, 0, 4},
            Optional.empty());
    Setup setup = setup(kind);
    setup.update = Updates.clipped(0.2, 0.01);
    setup.rate = 0.02;
    Runs run = Runs.of(Runs.plan(game, setup, 1, 150 * SAMPLES));
    assertThat(run.lastReturn()).isEqualTo(4);
  }
}
