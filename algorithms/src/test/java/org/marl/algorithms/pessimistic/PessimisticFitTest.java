package org.marl.algorithms.pessimistic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.marl.algorithms.feature.Features;
import org.marl.algorithms.feature.OneHotConfig;
import org.marl.algorithms.feature.RandomConfig;
import org.marl.algorithms.finite.PolicySpace;
import org.marl.algorithms.pessimistic.PessimisticFit.Estimate;
import org.marl.algorithms.pessimistic.SmallGames.Evaluated;

class PessimisticFitTest {
  private static final double LARGE = 1e6;

  private static ProblemSize sizes(PolicySpace space, int samples) {
    return ProblemSize.of(space.model(), samples, 100, 0.05);
  }

  private static Samples draw(Evaluated game, int agent, int size, long seed) {
    Samples samples = Samples.ofSize(size, game.space().model().continuation());
    new SamplingOracle(game.space(), Optional.empty())
        .draw(agent, game.policies(), new SplittableRandom(seed), samples);
    return samples;
  }

  private static EntryLaw law(Evaluated game, int agent) {
    EntryLaw law = new EntryLaw(game.space(), agent);
    law.setPolicy(game.joint());
    return law;
  }

  /** r + gamma f(s', pi) of every sample. */
  private static double[] targets(Samples samples, EntryLaw law, double[] f) {
    double[] values = new double[law.states()];
    law.stateValues(f, values);
    double[] result = new double[samples.size()];
    Arrays.setAll(
        result,
        i ->
            samples.rewards()[i]
                + (samples.next()[i] < 0 ? 0 : samples.discount() * values[samples.next()[i]]));
    return result;
  }

  private static double loss(Samples samples, double[] g, double[] targets) {
    double sum = 0;
    for (int i = 0; i < targets.length; i++) {
      double error = g[samples.entries()[i]] - targets[i];
      sum += error * error / targets.length;
    }
    return sum;
  }

  private static double startValue(EntryLaw law, double[] f) {
    double[] values = new double[law.states()];
    law.stateValues(f, values);
    return law.atStart(values);
  }

  private static double[] function(Features features, double[] w, int entries) {
    double[] f = new double[entries];
    Arrays.setAll(f, entry -> features.dot(entry, w));
    return f;
  }

  /** E by its definition, the inner minimum by a regression of the targets. */
  private static double bellmanError(Features features, double[] f, Samples samples, EntryLaw law) {
    double[] targets = targets(samples, law, f);
    double[] counts = new double[f.length];
    double[] means = new double[f.length];
    for (int i = 0; i < targets.length; i++) {
      counts[samples.entries()[i]]++;
    }
    for (int i = 0; i < targets.length; i++) {
      means[samples.entries()[i]] += targets[i] / counts[samples.entries()[i]];
    }
    double[] best = new double[features.dimension()];
    features.leastSquares().solve(counts, means, 0, best);
    return loss(samples, f, targets) - loss(samples, function(features, best, f.length), targets);
  }

  private static double norm(double[] x) {
    return Math.sqrt(Arrays.stream(x).map(value -> value * value).sum());
  }

  /** No other weights in the ball are better, by the definition of the objective. */
  @Test
  void linearEstimatesMinimiseTheObjective() {
    Evaluated game = SmallGames.withChance(1);
    SplittableRandom random = new SplittableRandom(5);
    for (int agent = 0; agent < 2; agent++) {
      for (int dimension : new int[] {2, 4, 20}) {
        for (double radius : new double[] {0.5, 30}) {
          Features features = new RandomConfig(dimension, 1).of(game.space(), agent);
          Samples samples = draw(game, agent, 60, agent);
          EntryLaw law = law(game, agent);
          int entries = game.space().entries(agent);
          LinearFit fit = new LinearFit(features, radius, sizes(game.space(), 60));
          double[] f = new double[entries];
          double lambda = 3;
          Estimate estimate = fit.fit(samples, law, lambda, f);
          double[] w = fit.weights();
          assertThat(norm(w)).isLessThanOrEqualTo(radius * (1 + 1e-9));
          assertThat(f).containsExactly(function(features, w, entries), within(1e-12));
          assertThat(estimate.startValue()).isCloseTo(startValue(law, f), within(1e-9));
          assertThat(estimate.bellmanError())
              .isCloseTo(bellmanError(features, f, samples, law), within(1e-7));
          double objective = estimate.startValue() + lambda * estimate.bellmanError();
          for (int trial = 0; trial < 200; trial++) {
            double scale = Math.pow(10, -4 * random.nextDouble()) * radius;
            double[] other = w.clone();
            for (int i = 0; i < other.length; i++) {
              other[i] += scale * random.nextGaussian();
            }
            double shrink = Math.min(1, radius / norm(other));
            Arrays.setAll(other, i -> other[i] * shrink);
            double[] g = function(features, other, entries);
            assertThat(startValue(law, g) + lambda * bellmanError(features, g, samples, law))
                .isGreaterThan(objective - 1e-7);
          }
        }
      }
    }
  }

  @Test
  void finiteEstimatesAreTheBestMember() {
    Evaluated game = SmallGames.withChance(2);
    SplittableRandom random = new SplittableRandom(9);
    for (int agent = 0; agent < 2; agent++) {
      int entries = game.space().entries(agent);
      double[][] members = new double[30][];
      Arrays.setAll(members, i -> random.doubles(entries, 3, 8).toArray());
      Samples samples = draw(game, agent, 40, 3);
      EntryLaw law = law(game, agent);
      for (double lambda : new double[] {0, 0.1, 1, 100}) {
        double lowest = Double.POSITIVE_INFINITY;
        int best = -1;
        for (int member = 0; member < members.length; member++) {
          double[] targets = targets(samples, law, members[member]);
          double least =
              Arrays.stream(members)
                  .mapToDouble(g -> loss(samples, g, targets))
                  .min()
                  .orElseThrow();
          double objective =
              startValue(law, members[member])
                  + lambda * (loss(samples, members[member], targets) - least);
          if (objective < lowest) {
            lowest = objective;
            best = member;
          }
        }
        double[] f = new double[entries];
        Estimate estimate =
            new FiniteFit(members, sizes(game.space(), 40)).fit(samples, law, lambda, f);
        assertThat(f).isEqualTo(members[best]);
        assertThat(estimate.startValue() + lambda * estimate.bellmanError())
            .isCloseTo(lowest, within(1e-9));
      }
    }
  }

  private static Estimate fitOneHot(
      Evaluated game, int agent, Samples samples, double lambda, double[] f) {
    Features features = new OneHotConfig().of(game.space(), agent);
    return new LinearFit(features, LARGE, sizes(game.space(), samples.size()))
        .fit(samples, law(game, agent), lambda, f);
  }

  /** Without pessimism the estimate is Q^{1:m}, up to the noise of the samples. */
  @Test
  void manySamplesOfOneHotFeaturesGiveTheTrueValues() {
    Evaluated game = SmallGames.withChance(3);
    for (int agent = 0; agent < 2; agent++) {
      double[] f = new double[game.space().entries(agent)];
      Estimate estimate = fitOneHot(game, agent, draw(game, agent, 200_000, 1), LARGE, f);
      assertThat(f).containsExactly(game.q(agent), within(0.05));
      assertThat(estimate.startValue()).isCloseTo(game.value(), within(0.05));
      assertThat(estimate.bellmanError()).isCloseTo(0, within(1e-6));
    }
  }

  /** The last agent has no followers, so a game without chance leaves no noise at all. */
  @Test
  void withoutChanceTheTrueValuesAreMetExactly() {
    Evaluated game = SmallGames.withoutChance(4);
    double[] f = new double[game.space().entries(1)];
    fitOneHot(game, 1, draw(game, 1, 500, 1), 1e10, f);
    assertThat(f).containsExactly(game.q(1), within(1e-6));
  }

  /**
   * Lemma C.7: with the true values in the class, the estimate exceeds the true return by at most
   * lambda times the Bellman error that noise gives the true values.
   */
  @Test
  void estimatesAreLowUpToTheStatisticalError() {
    int low = 0;
    int runs = 40;
    for (int seed = 0; seed < runs; seed++) {
      Evaluated game = SmallGames.withChance(seed);
      Samples samples = draw(game, 0, 400, seed);
      Features features = new OneHotConfig().of(game.space(), 0);
      LinearFit fit = new LinearFit(features, LARGE, sizes(game.space(), 400));
      double lambda = sizes(game.space(), 400).lambda(fit.complexity());
      double[] f = new double[game.space().entries(0)];
      Estimate estimate = fit.fit(samples, law(game, 0), lambda, f);
      double noise = bellmanError(features, game.q(0), samples, law(game, 0));
      assertThat(estimate.startValue() + lambda * estimate.bellmanError())
          .isLessThan(game.value() + lambda * noise + 1e-6);
      low += estimate.startValue() <= game.value() ? 1 : 0;
    }
    assertThat(low).isGreaterThanOrEqualTo(38);
  }

  @Test
  void theOracleAnswersByTheGameAndThePolicies() {
    Evaluated game = SmallGames.withChance(6);
    Samples samples = draw(game, 0, 200_000, 2);
    int entries = game.space().entries(0);
    double[] counts = new double[entries];
    double[] rewards = new double[entries];
    for (int i = 0; i < samples.size(); i++) {
      counts[samples.entries()[i]]++;
      rewards[samples.entries()[i]] += samples.rewards()[i];
    }
    List<Double> expected = SmallGames.expectedRewardsOfFirstAgent(game);
    for (int entry = 0; entry < entries; entry++) {
      assertThat(counts[entry] / samples.size()).isCloseTo(1.0 / entries, within(0.005));
      assertThat(rewards[entry] / counts[entry]).isCloseTo(expected.get(entry), within(0.01));
    }
  }
}
