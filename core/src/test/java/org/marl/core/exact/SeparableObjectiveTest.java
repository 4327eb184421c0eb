package org.marl.core.exact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.marl.core.exact.SimplexSolver.Support;
import org.marl.core.expression.Axis;
import org.marl.core.expression.Binary;
import org.marl.core.expression.CoefficientRule;
import org.marl.core.expression.Copy;
import org.marl.core.expression.Divergence;
import org.marl.core.expression.ExpressionException;
import org.marl.core.expression.Graph;
import org.marl.core.expression.Network;
import org.marl.core.expression.Node;
import org.marl.core.expression.Quantity;
import org.marl.core.expression.Reduction;
import org.marl.core.expression.Setting;
import org.marl.core.expression.Unary;
import org.marl.core.plan.Update;

class SeparableObjectiveTest {
  private static final double[] Q = {1, 0.2, -0.5};
  private static final double[] OLD = {0.2, 0.5, 0.3};
  private static final double VALUE = 0.15;
  private static final double[] NONE = {};

  private final Graph graph = new Graph(Setting.EXACT, 2, Map.of());
  private final Node pi = graph.input(Quantity.PI);
  private final Node old = graph.input(Quantity.PI, Copy.OLD);
  private final Node ratio = graph.input(Quantity.RATIO);
  private final Node advantage = graph.input(Quantity.ADVANTAGE);
  private final Node gain = overActions(Reduction.SUM, multiply(pi, graph.input(Quantity.Q_TABLE)));

  private Node multiply(Node a, Node b) {
    return graph.binary(Binary.MULTIPLY, a, b);
  }

  private Node subtract(Node a, Node b) {
    return graph.binary(Binary.SUBTRACT, a, b);
  }

  private Node number(double value) {
    return graph.constant(value);
  }

  private Node overActions(Reduction reduction, Node e) {
    return graph.reduce(reduction, Set.of(Axis.ACTIONS), List.of(e));
  }

  private Node mean(Node e) {
    return graph.reduce(Reduction.MEAN, Set.of(), List.of(e));
  }

  private Node divergence(String f) {
    return graph.divergence(Formula.divergence(f), pi, old);
  }

  private static SeparableObjective compile(Node e) {
    return SeparableObjective.of(
        new Update.Objective(Update.Sense.MAXIMIZE, e, Set.of(Network.POLICY)), Support.OPEN);
  }

  private static double[] solve(Node e, double... scalars) {
    AgentSolver solver = compile(e).solver();
    double[] x = new double[3];
    solver.solve(Q, OLD, VALUE, scalars, x);
    assertThat(solver.residual()).isLessThan(1e-10);
    return x;
  }

  private static double[] proximal(String f, double omega) {
    double[] x = new double[3];
    SimplexSolver.proximal(Formula.facts(f), Support.OPEN).solve(Q, OLD, omega, x);
    return x;
  }

  @Test
  void the_proximal_step_of_a_divergence() {
    Node e = subtract(gain, multiply(number(0.7), divergence("x*log(x)")));
    assertThat(solve(graph.objective(e))).containsExactly(proximal("x*log(x)", 0.7), within(1e-14));
  }

  @Test
  void ratio_times_advantage_is_the_same_step() {
    Node e =
        subtract(
            mean(multiply(ratio, advantage)), mean(multiply(number(0.7), divergence("(x-1)^2"))));
    assertThat(solve(e)).containsExactly(proximal("(x-1)^2", 0.7), within(1e-12));
  }

  @Test
  void a_minimised_loss_is_the_same_step() {
    Node loss = subtract(multiply(number(0.7), divergence("x*log(x)")), gain);
    Update.Objective objective =
        new Update.Objective(Update.Sense.MINIMIZE, graph.objective(loss), Set.of(Network.POLICY));
    double[] x = new double[3];
    SeparableObjective.of(objective, Support.OPEN).solver().solve(Q, OLD, VALUE, NONE, x);
    assertThat(x).containsExactly(proximal("x*log(x)", 0.7), within(1e-14));
  }

  @Test
  void coefficients_may_change_from_step_to_step() {
    Node beta = graph.coefficient(new CoefficientRule.Anneal(1, 0.1, 100), Optional.empty());
    Node e = graph.objective(subtract(gain, multiply(beta, divergence("x*log(x)"))));
    assertThat(compile(e).scalars()).containsExactly(beta);
    assertThat(solve(e, 0.3)).containsExactly(proximal("x*log(x)", 0.3), within(1e-14));
  }

  @Test
  void regularisers_by_formula_and_by_name() {
    Node negatedLog = graph.unary(Unary.NEGATE, graph.unary(Unary.LOG, pi));
    Node formula = overActions(Reduction.SUM, multiply(pi, negatedLog));
    double[] softmax = new double[3];
    double sum = 0;
    for (int a = 0; a < 3; a++) {
      softmax[a] = Math.exp(Q[a] / 0.4);
      sum += softmax[a];
    }
    for (int a = 0; a < 3; a++) {
      softmax[a] /= sum;
    }
    for (Node entropy : List.of(formula, graph.input(Quantity.ENTROPY))) {
      Node e = graph.binary(Binary.ADD, gain, multiply(number(0.4), entropy));
      assertThat(solve(graph.objective(e))).containsExactly(softmax, within(1e-14));
    }
  }

  @Test
  void the_clipped_objective_moves_to_the_clipping_bound() {
    Node clipped = graph.clamp(ratio, number(0.8), number(1.2));
    Node e =
        mean(graph.binary(Binary.MIN, multiply(ratio, advantage), multiply(clipped, advantage)));
    double[] x = solve(e);
    // Advantages are 0.85, 0.05, -0.65. The first two gain up to 1.2 times their old probability;
    // the last loses down to 0.8 times its old one, below which leaving is free.
    double best = 0.2 * 1.2 * 0.85 + 0.5 * 1.2 * 0.05 - 0.3 * 0.8 * 0.65;
    assertThat(value(x)).isCloseTo(best, within(1e-10));
    assertThat(x[0]).isGreaterThanOrEqualTo(0.24 - 1e-12);
    assertThat(x[1]).isGreaterThanOrEqualTo(0.6 - 1e-12);
  }

  private static double value(double[] x) {
    double sum = 0;
    for (int a = 0; a < 3; a++) {
      double r = x[a] / OLD[a];
      double adv = Q[a] - VALUE;
      sum += OLD[a] * Math.min(r * adv, Math.min(Math.max(r, 0.8), 1.2) * adv);
    }
    return sum;
  }

  @Test
  void mixtures_of_divergence_and_entropy_go_the_general_way() {
    Node e =
        subtract(
            graph.binary(Binary.ADD, gain, multiply(number(0.4), graph.input(Quantity.ENTROPY))),
            multiply(number(0.7), divergence("x*log(x)")));
    double[] x = solve(graph.objective(e));
    // Q - 0.7 log(x/q) - 0.4 log x is constant.
    double[] expected = new double[3];
    double sum = 0;
    for (int a = 0; a < 3; a++) {
      expected[a] = Math.exp((Q[a] + 0.7 * Math.log(OLD[a])) / 1.1);
      sum += expected[a];
    }
    for (int a = 0; a < 3; a++) {
      assertThat(x[a]).isCloseTo(expected[a] / sum, within(1e-12));
    }
  }

  @Test
  void without_a_penalty_the_best_action_gets_all() {
    assertThat(solve(graph.objective(gain))).containsExactly(1, 0, 0);
  }

  @Test
  void objectives_that_are_no_sums_are_rejected_at_the_node() {
    Node root = graph.unary(Unary.SQRT, divergence("x*log(x)"));
    Node largest = overActions(Reduction.MAX, pi);
    Node product = multiply(gain, gain);
    Node joint = graph.reduce(Reduction.PROD, Set.of(Axis.AGENTS), List.of(ratio));
    for (Node wrong : List.of(root, largest, product, joint)) {
      assertThatThrownBy(() -> compile(subtract(gain, wrong)))
          .isInstanceOfSatisfying(
              ExpressionException.class,
              e -> {
                assertThat(e.node()).contains(wrong);
                assertThat(e.help()).contains("gradient");
              });
    }
  }

  @Test
  void objectives_that_are_not_concave_are_rejected_at_the_node() {
    Node rewarded = graph.binary(Binary.ADD, gain, divergence("x*log(x)"));
    assertThatThrownBy(() -> compile(rewarded))
        .isInstanceOf(ExpressionException.class)
        .hasMessageContaining("rewards the divergence");
    Node wave =
        overActions(
            Reduction.SUM, graph.unary(Unary.TANH, subtract(multiply(number(4), pi), number(2))));
    assertThatThrownBy(() -> compile(subtract(gain, wave)))
        .isInstanceOf(ExpressionException.class)
        .hasMessageContaining("is not concave");
  }

  @Test
  void a_divergence_may_state_its_own_limits() {
    Divergence plain = Formula.divergence("abs(x - 1)/2");
    Divergence costly =
        new Divergence(
            "d", plain.f(), plain.distance(), OptionalDouble.empty(), OptionalDouble.of(100));
    double[] x = new double[2];
    AgentSolver solver =
        compile(graph.objective(subtract(gain, graph.divergence(costly, pi, old)))).solver();
    solver.solve(new double[] {0, 2}, new double[] {1, 0}, 0, NONE, x);
    assertThat(x).containsExactly(1, 0);
  }
}
