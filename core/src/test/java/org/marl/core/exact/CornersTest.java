package org.marl.core.exact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.marl.core.exact.SimplexSolver.Support;
import org.marl.core.expression.Axis;
import org.marl.core.expression.Binary;
import org.marl.core.expression.CoefficientRule;
import org.marl.core.expression.Copy;
import org.marl.core.expression.Graph;
import org.marl.core.expression.Network;
import org.marl.core.expression.Node;
import org.marl.core.expression.Quantity;
import org.marl.core.expression.Reduction;
import org.marl.core.expression.Setting;
import org.marl.core.expression.Unary;
import org.marl.core.plan.Update;
import org.marl.core.run.RunFailure;

/** Policy iteration until policies reach corners of the simplex: every step must be certified. */
class CornersTest {
  private static final double[] OMEGAS = {0.01, 0.2, 1, 10};
  private static final String[] DIVERGENCES = {
    "x*log(x)",
    "(x - 1)^2",
    "-log(x)",
    "(1 - sqrt(x))^2",
    "x*log(x) - (1 + x)*log((1 + x)/2)",
    "1/x - 1",
    "(x^3 - 1)/6",
    "abs(x - 1)/2",
    "(x*log(x) + (x - 1)^2)/2"
  };

  private final Graph graph = new Graph(Setting.EXACT, 2, Map.of());
  private final Node pi = graph.input(Quantity.PI);
  private final Node old = graph.input(Quantity.PI, Copy.OLD);
  private final Node advantage = graph.input(Quantity.ADVANTAGE);
  private final Node ratio = graph.input(Quantity.RATIO);
  private final Node gain = overActions(multiply(pi, graph.input(Quantity.Q_TABLE)));

  private Node overActions(Node e) {
    return graph.reduce(Reduction.SUM, Set.of(Axis.ACTIONS), List.of(e));
  }

  private Node multiply(Node a, Node b) {
    return graph.binary(Binary.MULTIPLY, a, b);
  }

  private Node subtract(Node a, Node b) {
    return graph.binary(Binary.SUBTRACT, a, b);
  }

  private Node divergence(String f) {
    return graph.divergence(Formula.divergence(f), pi, old);
  }

  /** {@code sum(pi * log(pi))}, minus the entropy. */
  private Node negatedEntropy() {
    return overActions(multiply(pi, graph.unary(Unary.LOG, pi)));
  }

  private Node negatedTsallis() {
    return overActions(multiply(pi, subtract(pi, graph.constant(1))));
  }

  private Node clipped() {
    Node near = graph.clamp(ratio, graph.constant(0.8), graph.constant(1.2));
    Node least = graph.binary(Binary.MIN, multiply(ratio, advantage), multiply(near, advantage));
    return graph.reduce(Reduction.MEAN, Set.of(), List.of(least));
  }

  private SeparableObjective compile(Node e) {
    return SeparableObjective.of(
        new Update.Objective(Update.Sense.MAXIMIZE, graph.objective(e), Set.of(Network.POLICY)),
        Support.OPEN);
  }

  /** The scalars of a step; all of a kind here, falling to 0. */
  private static double[] annealed(SeparableObjective objective, double start, int step) {
    double[] scalars = new double[objective.scalars().size()];
    Arrays.fill(scalars, start * Math.max(0, 1 - step / 150.0));
    return scalars;
  }

  /** Two agents with a common reward, whose policies start with extreme entries at times. */
  private static final class Players {
    private final double[][] reward;
    private final double[][] policies = new double[2][];
    private final boolean sequential;

    Players(Random random) {
      int rows = 2 + random.nextInt(4);
      int columns = 2 + random.nextInt(4);
      double size = Math.pow(10, 2 * random.nextDouble() - 1);
      reward = new double[rows][columns];
      for (double[] row : reward) {
        Arrays.setAll(row, i -> size * random.nextGaussian());
      }
      policies[0] = start(rows, random);
      policies[1] = start(columns, random);
      sequential = random.nextBoolean();
    }

    private static double[] start(int n, Random random) {
      double[] policy = new double[n];
      for (int a = 0; a < n; a++) {
        boolean extreme = a > 0 && random.nextInt(8) == 0;
        policy[a] =
            extreme ? Math.pow(10, -320 * random.nextDouble()) : -Math.log(1 - random.nextDouble());
      }
      double sum = Arrays.stream(policy).sum();
      return Arrays.stream(policy).map(p -> p / sum).toArray();
    }

    void iterate(AgentSolver solver, double[] scalars, String what) {
      double[][] before = {policies[0].clone(), policies[1].clone()};
      for (int agent = 0; agent < 2; agent++) {
        double[] q = values(agent, sequential ? policies : before);
        double value = 0;
        for (int a = 0; a < q.length; a++) {
          value += before[agent][a] * q[a];
        }
        try {
          solver.solve(q, before[agent], value, scalars, policies[agent]);
        } catch (RunFailure failure) {
          throw new AssertionError(
              "%s: Q %s value %s old %s scalars %s"
                  .formatted(
                      what,
                      Arrays.toString(q),
                      value,
                      Arrays.toString(before[agent]),
                      Arrays.toString(scalars)),
              failure);
        }
        assertThat(solver.residual()).isLessThanOrEqualTo(SimplexSolver.TOLERANCE);
      }
    }

    private double[] values(int agent, double[][] present) {
      double[] q = new double[present[agent].length];
      for (int a = 0; a < q.length; a++) {
        for (int other = 0; other < present[1 - agent].length; other++) {
          double r = agent == 0 ? reward[a][other] : reward[other][a];
          q[a] += present[1 - agent][other] * r;
        }
      }
      return q;
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7, 8})
  void steps_of_one_divergence_are_certified_up_to_the_corners(int index) {
    Random random = new Random(11);
    String f = DIVERGENCES[index];
    for (Support support : Support.values()) {
      for (double omega : OMEGAS) {
        AgentSolver solver =
            SeparableObjective.of(
                    new Update.Objective(
                        Update.Sense.MAXIMIZE,
                        graph.objective(
                            subtract(gain, multiply(graph.constant(omega), divergence(f)))),
                        Set.of(Network.POLICY)),
                    support)
                .solver();
        for (int game = 0; game < 4; game++) {
          Players players = new Players(random);
          for (int step = 0; step < 400; step++) {
            players.iterate(solver, new double[0], f + " omega " + omega + " step " + step);
          }
        }
      }
    }
  }

  @Test
  void mixtures_are_certified_up_to_the_corners() {
    Random random = new Random(7);
    for (int mixture = 0; mixture < 15; mixture++) {
      Node beta = graph.coefficient(new CoefficientRule.Anneal(1, 0, 150), Optional.empty());
      Node objective = random.nextInt(3) == 0 ? clipped() : gain;
      List<String> terms = new ArrayList<>();
      terms.add(objective.toString());
      for (int i = 0; i < 2 + random.nextInt(2); i++) {
        int kind = random.nextInt(DIVERGENCES.length + 2);
        Node penalty =
            kind == DIVERGENCES.length
                ? negatedEntropy()
                : kind > DIVERGENCES.length ? negatedTsallis() : divergence(DIVERGENCES[kind]);
        double coefficient = random.nextInt(6) == 0 ? 0 : Math.pow(10, 3 * random.nextDouble() - 2);
        boolean anneal = random.nextInt(3) == 0;
        terms.add(
            (anneal ? "beta" : coefficient)
                + " * "
                + (kind < DIVERGENCES.length ? DIVERGENCES[kind] : penalty.toString()));
        objective =
            subtract(objective, multiply(anneal ? beta : graph.constant(coefficient), penalty));
      }
      SeparableObjective compiled = compile(objective);
      AgentSolver solver = compiled.solver();
      Players players = new Players(random);
      double start = Math.pow(10, 2 * random.nextDouble() - 1);
      for (int step = 0; step < 300; step++) {
        players.iterate(solver, annealed(compiled, start, step), terms + " step " + step);
      }
    }
  }

  @Test
  void a_divergence_at_a_tiny_reference_keeps_its_slope_at_large_ratios() {
    Node e =
        subtract(
            subtract(gain, multiply(graph.constant(1e-10), divergence("(x - 1)^2"))),
            multiply(graph.constant(1e-3), negatedTsallis()));
    double[] x = new double[2];
    compile(e).solver().solve(new double[] {0, 1}, new double[] {1, 1e-300}, 0, new double[0], x);
    // 1 - 2e-10 (x/q - 1) = 2e-3 (x - 1) with x beyond rounding.
    assertThat(x[1] / 1e-300).isCloseTo(1 + (1 + 2e-3) / 2e-10, within(1.0));
  }

  @Test
  void a_penalty_with_coefficient_0_does_not_forbid_to_enter() {
    Node beta = graph.coefficient(new CoefficientRule.Anneal(1, 0, 150), Optional.empty());
    Node annealed = multiply(beta, divergence("x*log(x)"));
    Node none = multiply(graph.constant(0), divergence("x*log(x)"));
    Node entropy = multiply(graph.constant(0.5), negatedEntropy());
    for (Node penalty : List.of(annealed, none)) {
      for (Node e : List.of(subtract(gain, penalty), subtract(subtract(gain, penalty), entropy))) {
        SeparableObjective objective = compile(e);
        double[] x = new double[2];
        objective
            .solver()
            .solve(
                new double[] {0, 1},
                new double[] {1, 0},
                0,
                new double[objective.scalars().size()],
                x);
        assertThat(x[1]).isGreaterThan(0.8);
      }
    }
  }
}
