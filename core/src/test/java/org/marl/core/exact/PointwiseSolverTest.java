package org.marl.core.exact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.marl.core.exact.SimplexSolver.Support;
import org.marl.core.expression.Binary;
import org.marl.core.expression.Copy;
import org.marl.core.expression.Graph;
import org.marl.core.expression.Network;
import org.marl.core.expression.Node;
import org.marl.core.expression.Quantity;
import org.marl.core.expression.Reduction;
import org.marl.core.expression.Setting;
import org.marl.core.plan.Update;

/** Sums of penalties, which the pointwise solver takes, against their sum as one penalty. */
class PointwiseSolverTest {
  private final Graph graph = new Graph(Setting.EXACT, 2, Map.of());

  private Node charged(Node objective, double omega, String f) {
    Node penalty =
        graph.divergence(
            Formula.divergence(f), graph.input(Quantity.PI), graph.input(Quantity.PI, Copy.OLD));
    Node charge = graph.binary(Binary.MULTIPLY, graph.constant(omega), penalty);
    return graph.binary(Binary.SUBTRACT, objective, charge);
  }

  private AgentSolver solver(Node objective) {
    return SeparableObjective.of(
            new Update.Objective(
                Update.Sense.MAXIMIZE, graph.objective(objective), Set.of(Network.POLICY)),
            Support.OPEN)
        .solver();
  }

  private Node improvement() {
    Node product =
        graph.binary(Binary.MULTIPLY, graph.input(Quantity.RATIO), graph.input(Quantity.ADVANTAGE));
    return graph.reduce(Reduction.MEAN, Set.of(), List.of(product));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "x*log(x)                   | (x - 1)^2",
        "(x - 1)^4                  | abs(x - 1)/2",
        "max(0, abs(x - 1) - 0.2)   | -log(x)",
        "max(0, abs(x - 1) - 0.2)   | abs(x - 1)/2",
        "max(x - 2, 0)              | max(0, abs(x - 1) - 0.3)"
      })
  void two_penalties_are_one(String first, String second) {
    AgentSolver sum = solver(charged(charged(improvement(), 0.5, first), 0.25, second));
    DivergenceFacts facts = Formula.facts("0.5*(%s) + 0.25*(%s)".formatted(first, second));
    SimplexSolver one = SimplexSolver.proximal(facts, Support.OPEN);
    Random random = new Random(9);
    for (int i = 0; i < 60; i++) {
      int n = i % 20 == 0 ? 60 : 2 + random.nextInt(5);
      double[] q = random.doubles(n, -1, 1).toArray();
      double[] old = random.doubles(n, 0.05, 1).toArray();
      double total = Arrays.stream(old).sum();
      double value = 0;
      for (int a = 0; a < n; a++) {
        old[a] /= total;
        value += old[a] * q[a];
      }
      double[] actual = new double[n];
      double[] expected = new double[n];
      sum.solve(q, old, value, new double[0], actual);
      one.solve(q, old, 1, expected);
      assertThat(sum.residual()).isLessThan(1e-10);
      double gap = 0;
      for (int a = 0; a < n; a++) {
        gap +=
            (actual[a] - expected[a]) * q[a]
                - facts.perspective(facts.curve(), actual[a], old[a])
                + facts.perspective(facts.curve(), expected[a], old[a]);
      }
      // Flat penalties have many optima, all of one value.
      assertThat(gap).as("%s + %s, %d actions", first, second, n).isCloseTo(0, within(1e-11));
    }
  }
}
