package org.marl.core.exact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.marl.core.exact.SimplexSolver.Support;
import org.marl.core.run.RunFailure;

class SimplexSolverTest {
  private static final String[] PARTS = {
    "x*log(x)",
    "(x - 1)^2",
    "(1 - sqrt(x))^2",
    "(x*log(x) - (1 + x)*log((1 + x)/2))",
    "-log(x)",
    "abs(x - 1)",
    "max(0, abs(x - 1) - 0.3)",
    "max(0, abs(x - 1) - 0.3)^2",
    "max(x - 2, 0)",
    "(1/x - 1)",
    "(x^1.5 - 1)",
    "(x - 1)^4"
  };

  @Test
  void random_mixtures_are_solved_and_certified() {
    Random random = new Random(20240607);
    for (int mixture = 0; mixture < 36; mixture++) {
      String f = mixture < PARTS.length ? PARTS[mixture] : mixture(random);
      DivergenceFacts facts = Formula.facts(f);
      assertThat(facts.problems()).as(f).isEmpty();
      for (boolean closedForms : new boolean[] {true, false}) {
        for (Support support : Support.values()) {
          SimplexSolver solver = new SimplexSolver(facts.penalty(), support, closedForms);
          for (int i = 0; i < 20; i++) {
            solveOne(f, solver, support, random);
          }
        }
      }
    }
  }

  private static String mixture(Random random) {
    StringBuilder text = new StringBuilder("0");
    for (int i = 0; i < 1 + random.nextInt(3); i++) {
      text.append(String.format(Locale.ROOT, " + %.3f * ", Math.exp(2 * random.nextGaussian())))
          .append(PARTS[random.nextInt(PARTS.length)]);
    }
    return text.toString();
  }

  private static void solveOne(String f, SimplexSolver solver, Support support, Random random) {
    int n = 2 + (random.nextBoolean() ? 0 : random.nextInt(9));
    double[] q = reference(random, n);
    double omega = Math.pow(10, 12 * random.nextDouble() - 6);
    double[] gain = new double[n];
    double spread = Math.exp(2 * random.nextGaussian());
    for (int a = 0; a < n; a++) {
      gain[a] = random.nextInt(4) == 0 ? spread : spread * random.nextGaussian() * 3;
    }
    double[] x = new double[n];
    String what =
        f + " omega " + omega + " q " + Arrays.toString(q) + " Q " + Arrays.toString(gain);
    try {
      solver.solve(gain, q, omega, x);
    } catch (RunFailure failure) {
      throw new AssertionError(what + " x " + Arrays.toString(x), failure);
    }
    assertThat(solver.residual()).as(what).isLessThan(1e-10);
    assertThat(Arrays.stream(x).sum()).as(what).isCloseTo(1, within(1e-12));
    for (int a = 0; a < n; a++) {
      assertThat(x[a]).as(what).isGreaterThanOrEqualTo(0);
      if (support == Support.SUPPORTED_ONLY && q[a] == 0) {
        assertThat(x[a]).as(what).isZero();
      }
    }
  }

  private static double[] reference(Random random, int n) {
    double[] q = new double[n];
    double sum = 0;
    for (int a = 0; a < n; a++) {
      int kind = a == 0 ? 9 : random.nextInt(10);
      q[a] =
          switch (kind) {
            case 0 -> 0;
            case 1 -> 1e-12;
            case 2 -> 1e-300;
            default -> -Math.log(1 - random.nextDouble());
          };
      sum += q[a];
    }
    for (int a = 0; a < n; a++) {
      q[a] /= sum;
    }
    return q;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"x*log(x)", "(x - 1)^2", "(1 - sqrt(x))^2", "-log(x)", "1/x - 1", "x^3 - 1"})
  void closed_forms_and_slopes_agree(String f) {
    DivergenceFacts facts = Formula.facts(f);
    SimplexSolver closed = new SimplexSolver(facts.penalty(), Support.OPEN, true);
    SimplexSolver general = new SimplexSolver(facts.penalty(), Support.OPEN, false);
    Random random = new Random(5);
    for (int i = 0; i < 200; i++) {
      int n = 2 + random.nextInt(4);
      double[] q = reference(random, n);
      double[] gain = random.doubles(n, -2, 2).toArray();
      double omega = Math.pow(10, 4 * random.nextDouble() - 2);
      double[] x = new double[n];
      double[] y = new double[n];
      closed.solve(gain, q, omega, x);
      general.solve(gain, q, omega, y);
      assertThat(x)
          .as("%s %s %s %s", f, omega, Arrays.toString(q), Arrays.toString(gain))
          .containsExactly(y, within(1e-9));
    }
  }

  @Test
  void tiny_entries_keep_their_relative_accuracy() {
    double[] x = new double[2];
    for (boolean closedForms : new boolean[] {true, false}) {
      SimplexSolver kl =
          new SimplexSolver(Formula.facts("x*log(x)").penalty(), Support.OPEN, closedForms);
      kl.solve(new double[] {0, 1}, new double[] {1, 1e-300}, 1, x);
      assertThat(x[1] / (Math.E * 1e-300)).isCloseTo(1, within(1e-12));
      kl.solve(new double[] {0, -650}, new double[] {0.5, 0.5}, 1, x);
      assertThat(x[1] / Math.exp(-650)).isCloseTo(1, within(1e-12));
    }
  }

  @Test
  void ties_go_to_the_better_then_the_first_action() {
    for (boolean closedForms : new boolean[] {true, false}) {
      SimplexSolver tv =
          new SimplexSolver(Formula.facts("abs(x - 1)/2").penalty(), Support.OPEN, closedForms);
      double[] x = new double[4];
      tv.solve(new double[] {0, 1, 1, -1}, new double[] {0.25, 0.25, 0.25, 0.25}, 1, x);
      assertThat(x).containsExactly(0, 0.75, 0.25, 0);
      tv.solve(new double[] {0, 0.5, 0.75, 0.25}, new double[] {0.25, 0.25, 0.25, 0.25}, 1, x);
      assertThat(x).containsExactly(0.25, 0.25, 0.25, 0.25);
    }
  }

  @Test
  void entrants_pay_the_recession_slope_unless_forbidden() {
    DivergenceFacts tv = Formula.facts("abs(x - 1)/2");
    double[] x = new double[2];
    SimplexSolver.proximal(tv, Support.OPEN).solve(new double[] {0, 2}, new double[] {1, 0}, 1, x);
    assertThat(x).containsExactly(0, 1);
    SimplexSolver.proximal(tv, Support.SUPPORTED_ONLY)
        .solve(new double[] {0, 2}, new double[] {1, 0}, 1, x);
    assertThat(x).containsExactly(1, 0);
  }

  @Test
  void unusable_input_is_a_failure_with_its_reason() {
    SimplexSolver kl = SimplexSolver.proximal(Formula.facts("x*log(x)"), Support.OPEN);
    double[] x = new double[2];
    double[] q = {0.5, 0.5};
    assertThatThrownBy(() -> kl.solve(new double[] {0, Double.NaN}, q, 1, x))
        .isInstanceOf(RunFailure.class)
        .hasMessageContaining("not a finite number");
    assertThatThrownBy(() -> kl.solve(new double[] {0, 1}, q, 0, x))
        .isInstanceOf(RunFailure.class)
        .hasMessageContaining("not above 0");
    assertThatThrownBy(() -> kl.solve(new double[] {0, 1}, new double[] {0, 0}, 1, x))
        .isInstanceOf(RunFailure.class)
        .hasMessageContaining("no mass");
  }

  @Test
  void the_certificate_sees_what_is_not_optimal() {
    Penalty kl = Formula.facts("x*log(x)").penalty();
    Step step = new Step();
    Certificate certificate = new Certificate(new PenaltyGains(kl, step), true);
    double optimum = Math.E / (1 + Math.E);
    double[] x = {1 - optimum, optimum};
    step.prepare(new double[] {0, 1}, new double[] {0.5, 0.5}, 1, false, x);
    assertThat(certificate.residual(x, 0)).isLessThan(1e-15);
    x[0] += 1e-6;
    x[1] -= 1e-6;
    assertThat(certificate.residual(x, 0)).isBetween(1e-6, 1e-5);
    x[0] = 0;
    x[1] = 1;
    assertThat(certificate.residual(x, 0)).isGreaterThan(100);
  }
}
