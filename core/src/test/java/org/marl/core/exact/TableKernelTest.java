package org.marl.core.exact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TableKernelTest {

  private static double[] distribution(Random random, int n) {
    double[] weights = random.doubles(n, 0.1, 1).toArray();
    double sum = Arrays.stream(weights).sum();
    return Arrays.stream(weights).map(w -> w / sum).toArray();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "x*log(x) + (x - 1)^4",
        "(x - 1)^2 + abs(x - 1)/2",
        "(x - 1)^4",
        "exp(x - 1) - 1",
        "max(x - 2, 0) - log(x)",
        "sqrt(1 + (x - 1)^2) - 1",
        "max(0, abs(x - 1) - 0.3)^2"
      })
  void refined_answers_of_the_table_are_those_of_the_thorough_search(String f) {
    DivergenceFacts facts = Formula.facts(f);
    Penalty penalty = facts.penalty();
    SlopeTable table = SlopeTable.of(penalty.curve(), penalty.kinks(), Domain.RATIOS);
    Kernel thorough = new DualKernel(penalty.curve(), table, facts.recession());
    boolean[] asked = new boolean[1];
    Kernel refined =
        new TableKernel(
            penalty.curve(),
            table,
            step -> {
              asked[0] = true;
              thorough.solve(step);
            });
    Random random = new Random(3);
    Step step = new Step();
    int alone = 0;
    for (int i = 0; i < 200; i++) {
      int n = 2 + random.nextInt(6);
      double[] gain = random.doubles(n, -1, 1).toArray();
      double[] reference = distribution(random, n);
      double omega = Math.pow(10, 3 * random.nextDouble() - 2);
      double[] expected = new double[n];
      double[] actual = new double[n];
      step.prepare(gain, reference, omega, false, expected);
      thorough.solve(step);
      step.prepare(gain, reference, omega, false, actual);
      asked[0] = false;
      refined.solve(step);
      alone += asked[0] ? 0 : 1;
      assertThat(actual).as("%s omega %s", f, omega).containsExactly(expected, within(1e-11));
    }
    assertThat(alone).as("steps that need no thorough search").isGreaterThan(100);
  }

  @ParameterizedTest
  @ValueSource(strings = {"x*log(x) + (x - 1)^4", "(x - 1)^2 + abs(x - 1)/2", "max(x - 2, 0)"})
  void a_step_does_not_depend_on_the_steps_before(String f) {
    SimplexSolver fresh = SimplexSolver.proximal(Formula.facts(f), SimplexSolver.Support.OPEN);
    SimplexSolver used = SimplexSolver.proximal(Formula.facts(f), SimplexSolver.Support.OPEN);
    Random random = new Random(4);
    double[] first = {0.3, -0.2, 0.9, 0.1};
    double[] reference = {0.4, 0.3, 0.2, 0.1};
    double[] expected = new double[4];
    fresh.solve(first, reference, 0.2, expected);
    double[] actual = new double[4];
    for (int i = 0; i < 20; i++) {
      int n = 2 + random.nextInt(6);
      used.solve(random.doubles(n, -1, 1).toArray(), distribution(random, n), 0.05, new double[n]);
      used.solve(first, reference, 0.2, actual);
      assertThat(actual).containsExactly(expected);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"x*log(x)", "(x - 1)^2", "-log(x)", "(x^3 - 1)/3"})
  void the_table_knows_the_inverse_of_the_slope_to_eight_digits(String f) {
    Curve curve = Formula.curve(f);
    SlopeTable table = SlopeTable.of(curve, new double[0], Domain.RATIOS);
    Random random = new Random(5);
    for (int i = 0; i < 500; i++) {
      double r = Math.pow(10, 8 * random.nextDouble() - 3);
      double s = curve.slope(r, 1);
      int cell = table.firstAtLeast(s);
      assertThat(table.point(cell)).isGreaterThanOrEqualTo(r * (1 - 1e-12));
      assertThat(table.inverse(cell, s) / r).isCloseTo(1, within(1e-8));
      curve.at(r, 1);
      assertThat(table.inverseSlope(cell, s) * curve.curvature()).isCloseTo(1, within(1e-5));
    }
  }
}
