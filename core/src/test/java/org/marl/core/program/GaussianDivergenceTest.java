package org.marl.core.program;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.marl.core.exact.Curve;
import org.marl.core.exact.DivergenceFacts;
import org.marl.core.exact.Formula;
import org.marl.core.exact.GaussianForm;
import org.marl.core.expression.Divergence;
import org.marl.core.expression.ExpressionException;

/** Divergences between Gaussians against numerical integrals. */
class GaussianDivergenceTest {
  private static final double STEP = 1e-4;

  /** Of f in float32, where its terms cancel. */
  private static final double ROUNDING = 2e-7;

  /** KL, reverse KL, chi-squared, Hellinger, Neyman's chi-squared, alpha = 3/2 and -1/2. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "x*log(x)",
        "-log(x)",
        "(x - 1)^2",
        "(1 - sqrt(x))^2",
        "(x - 1)^2/x",
        "(x^1.5 - 1.5*x + 0.5)/0.75",
        "3*x^(-0.5) - 3 + 1.5*(x - 1)"
      })
  void closedFormsAreTheIntegrals(String f) {
    assertThat(form(f)).isEqualTo(GaussianForm.CLOSED);
    for (int dimensions = 1; dimensions <= 2; dimensions++) {
      check(f, GaussianPair.random(dimensions, 0.8, 0.25, dimensions), 2e-5, 2e-4);
    }
    check(f, GaussianPair.random(3, 0.1, 0.05, 3), 1e-4, 1e-3);
  }

  /** Jensen-Shannon, triangular, and one that no name is known of. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "x*log(x) - (1 + x)*log((1 + x)/2)",
        "(x - 1)^2/(x + 1)",
        "x*log(x) + (x - 1)^2/(x + 1)"
      })
  void quadratureComesAsCloseAsDocumented(String f) {
    assertThat(form(f)).isEqualTo(GaussianForm.QUADRATURE);
    for (int dimensions = 1; dimensions <= 3; dimensions++) {
      check(f, GaussianPair.random(dimensions, 0.1, 0.05, dimensions), 1e-6, 1e-3);
      check(f, GaussianPair.random(dimensions, 0.3, 0.1, dimensions), 1e-5, 1e-3);
      check(f, GaussianPair.random(dimensions, 0.5, 0.2, dimensions), 2e-4, 3e-3);
    }
  }

  private static GaussianForm form(String f) {
    return DivergenceFacts.of(Formula.divergence(f)).gaussianForm();
  }

  /**
   * @param values relative error that is allowed
   * @param slopes the same of gradients, in proportion to their largest entry
   */
  private static void check(String f, GaussianPair pair, double values, double slopes) {
    for (boolean exchanged : new boolean[] {false, true}) {
      GaussianEvaluation found = GaussianEvaluation.of(Formula.divergence(f), exchanged, pair);
      Curve curve = Formula.curve(f);
      double[] integrals = new double[GaussianPair.AGENTS * GaussianPair.SAMPLES];
      for (int place = 0; place < integrals.length; place++) {
        integrals[place] = at(pair, curve, exchanged, place);
      }
      String what = f + (exchanged ? " exchanged" : "") + " in " + pair.dimensions;
      for (int place = 0; place < integrals.length; place++) {
        assertThat((double) found.value()[place])
            .as(what)
            .isCloseTo(integrals[place], within(ROUNDING + values * integrals[place]));
      }
      if (pair.dimensions < 3) {
        slopes(what, pair, curve, exchanged, found, slopes);
      }
    }
  }

  private static double at(GaussianPair pair, Curve f, boolean exchanged, int place) {
    return pair.integral(
        f::value, exchanged, place / GaussianPair.SAMPLES, place % GaussianPair.SAMPLES);
  }

  /** Central differences of the integrals by the parameters of the new policy. */
  private static void slopes(
      String what,
      GaussianPair pair,
      Curve f,
      boolean exchanged,
      GaussianEvaluation found,
      double tolerance) {
    double[] byMean = new double[found.byMean().length];
    for (int i = 0; i < byMean.length; i++) {
      int place = i / pair.dimensions;
      double[] mean = pair.mean[0][place / GaussianPair.SAMPLES][place % GaussianPair.SAMPLES];
      byMean[i] = difference(mean, i % pair.dimensions, p -> at(pair, f, exchanged, place));
    }
    double[] byLogDeviation = new double[found.byLogDeviation().length];
    for (int i = 0; i < byLogDeviation.length; i++) {
      int agent = i / pair.dimensions;
      double[] logDeviation = pair.logDeviation[0][agent];
      byLogDeviation[i] =
          difference(
              logDeviation,
              i % pair.dimensions,
              p -> {
                double sum = 0;
                for (int sample = 0; sample < GaussianPair.SAMPLES; sample++) {
                  sum += at(pair, f, exchanged, agent * GaussianPair.SAMPLES + sample);
                }
                return sum;
              });
    }
    same(what + " by means", found.byMean(), byMean, tolerance);
    same(what + " by deviations", found.byLogDeviation(), byLogDeviation, tolerance);
  }

  private static double difference(double[] numbers, int i, ToDoubleFunction<double[]> of) {
    double kept = numbers[i];
    numbers[i] = kept + STEP;
    double above = of.applyAsDouble(numbers);
    numbers[i] = kept - STEP;
    double below = of.applyAsDouble(numbers);
    numbers[i] = kept;
    return (above - below) / (2 * STEP);
  }

  private static void same(String what, float[] found, double[] expected, double tolerance) {
    double scale = Arrays.stream(expected).map(Math::abs).max().orElseThrow();
    for (int i = 0; i < expected.length; i++) {
      assertThat((found[i] - expected[i]) / scale)
          .as("%s at %d: %s, not %s", what, i, found[i], expected[i])
          .isBetween(-tolerance, tolerance);
    }
  }

  /** The first minibatch of every update. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "x*log(x)",
        "(x - 1)^2",
        "(1 - sqrt(x))^2",
        "(x - 1)^2/(x + 1)",
        "-log(x) + x - 1"
      })
  void equalPoliciesAreExactlyAlike(String f) {
    GaussianEvaluation found =
        GaussianEvaluation.of(Formula.divergence(f), false, GaussianPair.random(2, 0, 0, 5));
    for (float value : found.value()) {
      assertThat(value == 0).as("%s", value).isTrue();
    }
    for (float slope : found.byMean()) {
      assertThat(slope).isBetween(-1e-6f, 1e-6f);
    }
    for (float slope : found.byLogDeviation()) {
      assertThat(slope).isBetween(-1e-6f, 1e-6f);
    }
  }

  /** Chi-squared of a policy more than sqrt(2) wider than the old one is infinite. */
  @Test
  void whereTheDivergenceIsInfiniteItIsLargeAndLeadsBack() {
    double before = 0;
    for (double stretch : new double[] {0.3, 0.34, 0.4, 0.6, 0.8}) {
      GaussianPair pair = GaussianPair.random(1, 0.1, 0, 6);
      for (int agent = 0; agent < GaussianPair.AGENTS; agent++) {
        pair.logDeviation[0][agent][0] = pair.logDeviation[1][agent][0] + stretch;
      }
      GaussianEvaluation found =
          GaussianEvaluation.of(Formula.divergence("(x - 1)^2"), false, pair);
      assertThat((double) found.value()[0]).isFinite().isGreaterThan(before);
      assertThat(found.byLogDeviation()[0]).isFinite().isPositive();
      before = found.value()[0];
    }
  }

  @Test
  void kinksHaveNoForm() {
    Divergence kinked = Formula.divergence("abs(x - 1)/2");
    GaussianPair pair = GaussianPair.random(1, 0.1, 0, 7);
    assertThat(DivergenceFacts.of(kinked).gaussianForm()).isEqualTo(GaussianForm.SAMPLES);
    assertThatThrownBy(() -> GaussianEvaluation.of(kinked, false, pair))
        .isInstanceOf(ExpressionException.class)
        .hasMessage("`d` has kinks and no form between Gaussian policies");
  }
}
