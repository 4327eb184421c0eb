package org.marl.algorithms.exact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.marl.algorithms.exact.ExactPlans.divergence;
import static org.marl.algorithms.exact.ExactPlans.regularised;
import static org.marl.algorithms.exact.LogLinearPlans.exact;
import static org.marl.algorithms.exact.LogLinearPlans.logLinear;
import static org.marl.algorithms.exact.LogLinearPlans.policy;
import static org.marl.algorithms.exact.LogLinearPlans.sgd;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.marl.algorithms.exact.LogLinearPlans.LogLinear;
import org.marl.algorithms.feature.FeatureComponents;
import org.marl.algorithms.feature.Features;
import org.marl.algorithms.feature.RandomConfig;
import org.marl.algorithms.finite.FiniteModel;
import org.marl.algorithms.policy.LogLinearConfig;
import org.marl.algorithms.policy.PolicyComponents;
import org.marl.core.catalog.Choice;
import org.marl.core.catalog.Violation;
import org.marl.core.plan.MarkovGame;
import org.marl.core.plan.Update;

class RegressionStepTest {
  private static final JsonNode GOLDEN = Golden.read("markov_game1");
  private static final MarkovGame GAME = LogLinearPlans.game(GOLDEN);
  private static final Choice ONE_HOT = FeatureComponents.ONE_HOT.byDefault();

  private static Update kl(double omega) {
    return regularised(divergence("kl"), omega, 2);
  }

  private static double distance(double[][][] one, double[][][] other) {
    double largest = 0;
    for (int agent = 0; agent < one.length; agent++) {
      for (int row = 0; row < one[agent].length; row++) {
        for (int action = 0; action < one[agent][row].length; action++) {
          largest =
              Math.max(largest, Math.abs(one[agent][row][action] - other[agent][row][action]));
        }
      }
    }
    return largest;
  }

  @Test
  void exactRegressionOnOneHotFeaturesIsTheClosedForm() {
    PolicyIteration closed =
        PolicyIteration.of(
            LogLinearPlans.plan(
                GAME,
                kl(2),
                ExactComponents.SOLVE.byDefault(),
                PolicyComponents.CONDITIONAL.byDefault(),
                1));
    PolicyIteration fitted = logLinear(GAME, kl(2), exact(0), policy(ONE_HOT, 1e6)).iteration();
    for (int k = 0; k < 20; k++) {
      closed.iterate();
      fitted.iterate();
      assertThat(distance(closed.policies(), fitted.policies())).isLessThan(1e-9);
      assertThat(fitted.value()).isCloseTo(closed.value(), within(1e-9));
    }
    assertThat(distance(fitted.policies(), fitted.space().uniform())).isGreaterThan(0.4);
  }

  /** The oracle's runs of Algorithm 1, K iterations at beta = beta0 sqrt(K). */
  @Test
  void followsTheGoldenRunsOfAlgorithm1() {
    int compared = 0;
    for (JsonNode run : GOLDEN.path("algorithm1").path("runs")) {
      if (run.path("K").asInt() > 40) {
        continue;
      }
      PolicyIteration iteration =
          logLinear(GAME, kl(run.path("beta").asDouble()), exact(0), policy(ONE_HOT, 1e9))
              .iteration();
      double[] times = Golden.numbers(run.path("t"));
      double[] returns = Golden.numbers(run.path("J_mu0"));
      for (int point = 0; point < times.length; point++) {
        while (iteration.iteration() < times[point]) {
          iteration.iterate();
        }
        assertThat(iteration.value()).isCloseTo(returns[point], within(1e-9));
        compared++;
      }
    }
    assertThat(compared).isGreaterThan(30);
  }

  /** The theta of any features that span all functions gives the same policies. */
  @Test
  void featuresThatSpanAllFunctionsGiveTheClosedForm() {
    Choice random = FeatureComponents.RANDOM.with(new RandomConfig(12, 3));
    PolicyIteration tabular = logLinear(GAME, kl(2), exact(0), policy(ONE_HOT, 1e6)).iteration();
    PolicyIteration spanned = logLinear(GAME, kl(2), exact(0), policy(random, 1e6)).iteration();
    for (int k = 0; k < 5; k++) {
      tabular.iterate();
      spanned.iterate();
    }
    assertThat(distance(tabular.policies(), spanned.policies())).isLessThan(1e-9);
  }

  @Test
  void fewFeaturesCannotFollow() {
    Choice random = FeatureComponents.RANDOM.with(new RandomConfig(2, 3));
    PolicyIteration tabular = logLinear(GAME, kl(2), exact(0), policy(ONE_HOT, 1e6)).iteration();
    PolicyIteration poor = logLinear(GAME, kl(2), exact(0), policy(random, 1e6)).iteration();
    tabular.iterate();
    poor.iterate();
    assertThat(distance(tabular.policies(), poor.policies())).isGreaterThan(0.01);
  }

  @Test
  void stochasticGradientsApproachTheClosedForm() {
    double[] distances =
        IntStream.of(100, 1_000, 20_000)
            .mapToDouble(
                steps -> {
                  PolicyIteration closed =
                      logLinear(GAME, kl(2), exact(0), policy(ONE_HOT, 1e6)).iteration();
                  PolicyIteration sampled =
                      logLinear(GAME, kl(2), sgd(steps, Optional.of(0.25)), policy(ONE_HOT, 1e6))
                          .iteration();
                  for (int k = 0; k < 3; k++) {
                    closed.iterate();
                    sampled.iterate();
                  }
                  return distance(closed.policies(), sampled.policies());
                })
            .toArray();
    assertThat(distances[0]).isGreaterThan(0.02);
    assertThat(distances[1]).isLessThan(distances[0] / 2);
    assertThat(distances[2]).isLessThan(distances[0] / 20).isLessThan(5e-3);
  }

  /**
   * Lemma B.1: F(theta) − min F is at most G R / sqrt(T) for the mean of T projected steps of size
   * R / (G sqrt(T)), in expectation over the samples: tested for the mean over 40 runs.
   */
  @Test
  void averagedGradientsKeepTheBoundOfLemmaB1() {
    double radius = 10;
    LogLinearConfig policy = policy(ONE_HOT, radius);
    Features features = policy.featureMap().of(policy.space(model()), 1);
    int entries = features.dimension();
    double[] weights = new double[entries];
    double[] targets = new double[entries];
    for (int entry = 0; entry < entries; entry++) {
      weights[entry] = (entry + 1) / (entries * (entries + 1) / 2.0);
      targets[entry] = Math.sin(entry);
    }
    double[] previous = new double[entries];
    double first = Double.NaN;
    for (int steps : new int[] {10, 100, 1_000, 10_000}) {
      double mean = 0;
      for (int run = 0; run < 40; run++) {
        double[] theta = new double[entries];
        new StochasticRegression(
                sgd(steps, Optional.empty()), features, radius, new SplittableRandom(run))
            .solve(weights, targets, previous, theta);
        mean += loss(features, weights, targets, theta) / 40;
      }
      double gradient = 2 * (2 * radius + 1);
      assertThat(mean).isBetween(0.0, gradient * radius / Math.sqrt(steps));
      first = steps == 10 ? mean : first;
      assertThat(mean).isLessThanOrEqualTo(steps == 10_000 ? first / 3 : first);
    }
  }

  private static FiniteModel model() {
    return FiniteModel.of(GAME);
  }

  /** The minimum is 0: one-hot features can say every target within the ball. */
  private static double loss(
      Features features, double[] weights, double[] targets, double[] theta) {
    double sum = 0;
    for (int entry = 0; entry < weights.length; entry++) {
      double error = features.dot(entry, theta) - targets[entry];
      sum += weights[entry] * error * error;
    }
    return sum;
  }

  @Test
  void thetaStaysInTheBall() {
    LogLinear small = logLinear(GAME, kl(0.1), exact(0), policy(ONE_HOT, 3));
    for (int k = 0; k < 10; k++) {
      small.iteration().iterate();
      for (int agent = 0; agent < 2; agent++) {
        double[] theta = small.step().theta(agent);
        assertThat(Math.sqrt(Arrays.stream(theta).map(x -> x * x).sum()))
            .isCloseTo(3, within(1e-12));
      }
    }
  }

  @Test
  void startsAtUniformPoliciesAgainAfterARestart() {
    PolicyIteration iteration = logLinear(GAME, kl(2), exact(0), policy(ONE_HOT, 1e6)).iteration();
    assertThat(distance(iteration.policies(), iteration.space().uniform())).isZero();
    iteration.iterate();
    double first = iteration.value();
    iteration.iterate();
    iteration.restart();
    iteration.iterate();
    assertThat(iteration.value()).isEqualTo(first);
  }

  @Test
  void samplesAreWeighedAsTheGoldenPolicyMeetsThem() {
    PolicyIteration uniform = logLinear(GAME, kl(2), exact(0), policy(ONE_HOT, 1)).iteration();
    JsonNode golden = GOLDEN.path("policies").path("uniform");
    assertThat(shares(uniform, RegressionConfig.Samples.OCCUPANCY))
        .containsExactly(Golden.numbers(golden.path("occupancy_mu0")), within(1e-12));
    assertThat(shares(uniform, RegressionConfig.Samples.STATIONARY))
        .containsExactly(Golden.numbers(golden.path("stationary")), within(1e-12));
  }

  /** Of the states, summed over what the second agent and its predecessor do in them. */
  private static double[] shares(PolicyIteration iteration, RegressionConfig.Samples samples) {
    double[] law = new double[iteration.space().entries(1)];
    new SampleLaw(iteration.space(), samples).write(1, iteration, law);
    double[] shares = new double[3];
    for (int entry = 0; entry < law.length; entry++) {
      shares[entry / 4] += law[entry];
    }
    return shares;
  }

  @Test
  void theStepAndTheParametersMustFit() {
    assertThat(violations(kl(1), ExactComponents.SOLVE.byDefault(), logLinearChoice()))
        .containsExactly("log-linear policies cannot take the step `solve`");
    assertThat(
            violations(
                kl(1),
                ExactComponents.REGRESSION.byDefault(),
                PolicyComponents.CONDITIONAL.byDefault()))
        .containsExactly("the step `regression` fits log-linear policies, but these are tables");
    assertThat(
            violations(
                regularised(divergence("tv"), 1, 2),
                ExactComponents.REGRESSION.byDefault(),
                logLinearChoice()))
        .singleElement()
        .asString()
        .startsWith("the step `regression` needs an objective that is linear in `pi`");
    assertThat(violations(kl(1), ExactComponents.REGRESSION.byDefault(), logLinearChoice()))
        .isEmpty();
  }

  private static Choice logLinearChoice() {
    return PolicyComponents.LOG_LINEAR.byDefault();
  }

  private static List<String> violations(Update update, Choice step, Choice policy) {
    return new ExactConfig(
            update, ExactPlans.SIMULTANEOUS, step, Optional.of(policy), ExactConfig.Deviation.ONCE)
        .violations(GAME).stream().map(Violation::message).toList();
  }
}
