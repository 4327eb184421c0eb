package org.marl.algorithms.onpolicy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.marl.algorithms.finite.FiniteEnvironmentFactory;
import org.marl.algorithms.finite.FiniteModel;
import org.marl.algorithms.sharing.SharingConfig;
import org.marl.algorithms.sharing.SlotMap;
import org.marl.core.environment.EnvironmentFactory;
import org.marl.core.environment.JointAction;
import org.marl.core.environment.StepResult;
import org.marl.core.environment.VectorEnvironment;
import org.marl.core.random.RandomStream;

/** Scales against means and deviations of all numbers so far, taken in two passes. */
class StandardisedTest {
  private static final int COPIES = 3;
  private static final int AGENTS = 2;

  private static double standardised(double number, List<Double> sofar) {
    double mean = sofar.stream().mapToDouble(x -> x).average().orElseThrow();
    double square =
        sofar.stream().mapToDouble(x -> (x - mean) * (x - mean)).average().orElseThrow();
    return (number - mean) / Math.sqrt(Math.max(square, 1e-8));
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void rewardsByTheAgentsOwnOrByTheirSum(boolean added) {
    RandomStream random = RandomStream.of(1, "rewards");
    RewardScale scale = new RewardScale(AGENTS, added);
    List<List<Double>> sofar = List.of(new ArrayList<>(), new ArrayList<>());
    for (int batch = 0; batch < 5; batch++) {
      float[] rewards = new float[40];
      for (int i = 0; i < rewards.length; i++) {
        rewards[i] = (float) (1000 + (1 + i % AGENTS) * random.nextGaussian());
      }
      float[] given = rewards.clone();
      scale.standardise(rewards);
      for (int row = 0; row < given.length; row += AGENTS) {
        double sum = given[row] + given[row + 1];
        sofar.get(0).add(added ? sum : given[row]);
        sofar.get(1).add(added ? sum : given[row + 1]);
      }
      for (int i = 0; i < given.length; i++) {
        double sum = (double) given[i / AGENTS * AGENTS] + given[i / AGENTS * AGENTS + 1];
        double expected =
            added
                ? standardised(sum, sofar.get(0)) / AGENTS
                : standardised(given[i], sofar.get(i % AGENTS));
        assertThat((double) rewards[i]).isCloseTo(expected, within(1e-4));
      }
    }
  }

  @Test
  void aNumberThatDoesNotVaryBecomesZero() {
    float[] rewards = {7, 7, 7, 7};
    new RewardScale(AGENTS, false).standardise(rewards);
    assertThat(rewards).containsOnly(0);
  }

  private static List<RandomStream> streams() {
    return RandomStream.family(5, "environment", COPIES);
  }

  /** One environment plays beside the scaled one, on the same random numbers. */
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void observationsByTheScaleOfThoseThatShareWeights(boolean shared) {
    EnvironmentFactory factory = new FiniteEnvironmentFactory(FiniteModel.of(Runs.patience()));
    int width = factory.spec().observationWidth();
    SharingConfig sharing = shared ? new SharingConfig.All() : new SharingConfig.None();
    ObservationScale scale = new ObservationScale(SlotMap.of(sharing, AGENTS), width);
    List<float[]> acted = new ArrayList<>();
    StepResult raw = StepResult.allocate(factory.spec(), COPIES);
    StepResult scaled = StepResult.allocate(factory.spec(), COPIES);
    JointAction actions = JointAction.allocate(factory.spec(), COPIES);
    RandomStream random = RandomStream.of(2, "actions");
    try (VectorEnvironment plain = factory.create(streams());
        VectorEnvironment wrapped = scale.of(factory, true).create(streams())) {
      plain.reset(raw.current());
      wrapped.reset(scaled.current());
      for (int step = 0; step < 30; step++) {
        acted.add(raw.current().observations().clone());
        same(
            raw.current().observations(),
            scaled.current().observations(),
            acted,
            shared,
            c -> true);
        Arrays.setAll(actions.indices(), i -> random.nextInt(2));
        plain.step(actions, raw);
        wrapped.step(actions, scaled);
        assertThat(scaled.rewards()).containsExactly(raw.rewards());
        acted.add(raw.current().observations().clone());
        same(raw.last().observations(), scaled.last().observations(), acted, shared, raw::ended);
        acted.remove(acted.size() - 1);
      }
      double[] before = scale.save();
      wrapped.observe(scaled.current());
      evaluate(scale.of(factory, false), actions);
      assertThat(scale.save()).containsExactly(before);
    }
  }

  private static void evaluate(EnvironmentFactory factory, JointAction actions) {
    StepResult result = StepResult.allocate(factory.spec(), COPIES);
    try (VectorEnvironment environment = factory.create(streams())) {
      environment.reset(result.current());
      environment.step(actions, result);
    }
  }

  private static void same(
      float[] raw, float[] scaled, List<float[]> acted, boolean shared, IntPredicate compared) {
    int width = raw.length / (COPIES * AGENTS);
    for (int i = 0; i < raw.length; i++) {
      int agent = i / width % AGENTS;
      int entry = i % width;
      List<Double> sofar = new ArrayList<>();
      for (float[] row : acted) {
        IntStream.range(0, row.length)
            .filter(j -> j % width == entry && (shared || j / width % AGENTS == agent))
            .forEach(j -> sofar.add((double) row[j]));
      }
      double expected = Math.max(-10, Math.min(10, standardised(raw[i], sofar)));
      assertThat(!compared.test(i / width / AGENTS) || Math.abs(scaled[i] - expected) < 1e-5)
          .as("%d: %s, not %s", i, scaled[i], expected)
          .isTrue();
    }
  }
}
