package org.marl.algorithms.onpolicy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.marl.algorithms.finite.FiniteEnvironmentFactory;
import org.marl.algorithms.finite.FiniteModel;
import org.marl.algorithms.sharing.SharingConfig;
import org.marl.core.engine.ComputeDevice;
import org.marl.core.engine.TensorEngine;
import org.marl.core.plan.MarkovGame;
import org.marl.core.plan.MarkovGame.Transition;
import org.marl.core.plan.Metric;
import org.marl.core.plan.Ordering;
import org.marl.core.random.RandomStream;

/** What recurrent networks compute in updates against what they computed step by step. */
class RecurrentTest {
  private static final int COPIES = 3;
  private static final int STEPS = 12;

  /** Weights do not move, so that policies stay what they were. */
  private static final double NO_RATE = 1e-20;

  /** Two agents among four states; from the last one the game may end. */
  private static MarkovGame wander() {
    double[] anywhere = {0.3, 0.3, 0.3, 0.1};
    Transition transition = new Transition(1, new int[] {0, 1, 2, 3}, anywhere);
    Transition out = new Transition(0, new int[] {0, 4}, new double[] {0.5, 0.5});
    List<Transition> row = List.of(transition, transition, transition, transition);
    List<Transition> last = List.of(out, out, out, out);
    return new MarkovGame(
        "wander",
        List.of("a", "b"),
        List.of(List.of("x", "y"), List.of("x", "y")),
        List.of("p", "q", "r", "s", "end"),
        0.9,
        new double[] {0.5, 0.5, 0, 0, 0},
        List.of(row, row, row, last, List.of()));
  }

  @ParameterizedTest
  @CsvSource({
    "12, 1, all, false",
    "4, 1, none, false",
    "4, 3, none, false",
    "3, 5, all, false",
    "4, 3, none, true",
    "1, 4, none, false"
  })
  void updatesSeeThePoliciesThatActed(int length, int parts, String sharing, boolean inTurns) {
    Setup setup = new Setup();
    setup.policy = Setup.gru(6);
    setup.critic = Setup.own(Setup.gru(6));
    setup.update = Updates.unmoved();
    setup.rate = NO_RATE;
    setup.environments = COPIES;
    setup.rolloutLength = STEPS;
    setup.sequenceLength = length;
    setup.minibatches = parts;
    setup.epochs = 2;
    setup.previousAction = true;
    if (sharing.equals("all")) {
      setup.sharing = new SharingConfig.All();
      setup.agentIds = true;
    }
    if (inTurns) {
      setup.ordering = new Ordering.Shuffled(1);
    }
    check(setup);
  }

  /**
   * Actions are the most probable ones of the policies that the update sees, whose ratios are 1 in
   * every minibatch: where sequences are mixed up, or begin with another memory, they are not.
   */
  private static void check(Setup setup) {
    FiniteEnvironmentFactory factory = new FiniteEnvironmentFactory(FiniteModel.of(wander()));
    Metric greedy = new Metric("greedy", Updates.greedyShare());
    Learning learning = LearningPlan.of(setup.config(), factory.spec(), List.of(greedy));
    Sizes sizes = learning.sizes();
    int units = learning.policy().units();
    Rollout rollout = new Rollout(sizes, factory.spec(), units);
    UpdateDraws draws = new UpdateDraws(learning, 1);
    try (Learner learner = new Learner(learning, TensorEngine.on(ComputeDevice.CPU), 2);
        Experience experience =
            new Experience(factory, learner, RandomStream.family(3, "e", COPIES))) {
      for (int update = 0; update < 3; update++) {
        collect(experience, rollout);
        Learner.Outcome outcome = learner.update(rollout, draws, new double[2], 0, true);
        assertThat(outcome.records()).containsExactly(1, 1);
        assertThat(outcome.losses()).isCloseTo(0, within(1e-4));
        assertThat(LongStream.of(rollout.actions).distinct().count()).isEqualTo(2);
      }
    }
  }

  private static void collect(Experience experience, Rollout rollout) {
    rollout.clear(experience.memory());
    while (!rollout.isFull()) {
      rollout.before(experience.result().current(), experience.previous(), experience.starts());
      experience.greedy();
      experience.step();
      rollout.after(experience.actions(), experience.result());
    }
  }
}
