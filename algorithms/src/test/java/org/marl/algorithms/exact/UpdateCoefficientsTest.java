package org.marl.algorithms.exact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.marl.algorithms.exact.ExactPlans.SIMULTANEOUS;
import static org.marl.algorithms.exact.ExactPlans.ascending;
import static org.marl.algorithms.exact.ExactPlans.divergence;
import static org.marl.algorithms.exact.ExactPlans.expectedValue;
import static org.marl.algorithms.exact.ExactPlans.game;
import static org.marl.algorithms.exact.ExactPlans.graph;
import static org.marl.algorithms.exact.ExactPlans.maximize;
import static org.marl.algorithms.exact.ExactPlans.plan;
import static org.marl.algorithms.exact.ExactPlans.start;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.marl.algorithms.exact.GradientConfig.Form;
import org.marl.core.catalog.Violation;
import org.marl.core.expression.Axis;
import org.marl.core.expression.Binary;
import org.marl.core.expression.CoefficientRule;
import org.marl.core.expression.Graph;
import org.marl.core.expression.Node;
import org.marl.core.expression.Op;
import org.marl.core.expression.Quantity;
import org.marl.core.expression.Reduction;
import org.marl.core.expression.Traversal;
import org.marl.core.plan.Game;
import org.marl.core.plan.MatrixGame;
import org.marl.core.plan.RunPlan;
import org.marl.core.plan.Update;

class UpdateCoefficientsTest {
  private static final MatrixGame GAME = game(new int[] {2, 2}, 5, 7, 6, 4);

  /** {@code sum(pi * Q over actions) - omega * kl(pi, pi_old)}, omega adapted per agent. */
  private static Update adaptive(CoefficientRule.Adaptive rule) {
    Graph g = graph(2);
    Node distance = g.divergence(divergence("kl"), g.input(Quantity.PI), g.input(Quantity.PI_OLD));
    Node measure = g.reduce(Reduction.MEAN, Set.of(), List.of(distance));
    Node omega = g.coefficient(rule, Optional.of(measure));
    return maximize(
        g, g.binary(Binary.SUBTRACT, expectedValue(g), g.binary(Binary.MULTIPLY, omega, distance)));
  }

  private static Node coefficient(Update update) {
    return Traversal.argumentsFirst(update.objectives().get(0).expression()).stream()
        .filter(node -> node.op() instanceof Op.Coefficient)
        .findFirst()
        .orElseThrow();
  }

  private static double kl(double[] p, double[] q) {
    return p[0] * Math.log(p[0] / q[0]) + p[1] * Math.log(p[1] / q[1]);
  }

  /** Every agent has its own coefficient, twice or half of which counts in the next iteration. */
  @Test
  void followsItsRuleForEveryAgent() {
    CoefficientRule.Adaptive rule = new CoefficientRule.Adaptive(1, 0.01, 1.5, 2, 0.05, 20);
    Update update = adaptive(rule);
    PolicyIteration iteration =
        PolicyIteration.of(plan(GAME, update, SIMULTANEOUS, Optional.of(start(0.4, 0.8)), 100));
    double[] omega = {1, 1};
    boolean apart = false;
    for (int i = 1; i <= 60; i++) {
      iteration.iterate();
      assertThat(iteration.coefficients().value(coefficient(update), i).values())
          .as("in iteration %d", i)
          .containsExactly(omega);
      for (int agent = 0; agent < 2; agent++) {
        double distance = kl(iteration.policies()[agent][0], iteration.old()[agent][0]);
        double factor = distance > 0.015 ? 2 : distance < 0.01 / 1.5 ? 0.5 : 1;
        omega[agent] = Math.min(Math.max(omega[agent] * factor, 0.05), 20);
      }
      apart |= omega[0] != omega[1];
    }
    assertThat(apart).as("agents differ").isTrue();
    assertThat(omega).as("at rest nothing moves, and the lowest is reached").contains(0.05);
    iteration.restart();
    iteration.iterate();
    assertThat(iteration.coefficients().value(coefficient(update), 1).values())
        .containsExactly(1, 1);
  }

  /** The step that solves takes the coefficient that the measure has left. */
  @Test
  void theSolverTakesTheCoefficient() {
    Update update = adaptive(new CoefficientRule.Adaptive(1, 1e-6, 1.5, 2, 0, 1e9));
    PolicyIteration adapted =
        PolicyIteration.of(plan(GAME, update, SIMULTANEOUS, Optional.of(start(0.4, 0.8)), 100));
    adapted.iterate();
    double[][][] middle = {{adapted.policies()[0][0].clone()}, {adapted.policies()[1][0].clone()}};
    adapted.iterate();
    PolicyIteration fixed =
        PolicyIteration.of(
            plan(
                GAME,
                ExactPlans.regularised(divergence("kl"), 2, 2),
                SIMULTANEOUS,
                Optional.of(middle),
                100));
    fixed.iterate();
    assertThat(adapted.policies()[0][0]).containsExactly(fixed.policies()[0][0], within(1e-12));
    assertThat(adapted.policies()[1][0]).containsExactly(fixed.policies()[1][0], within(1e-12));
  }

  @Test
  void gradientStepsTakeTheCoefficient() {
    Update update = adaptive(new CoefficientRule.Adaptive(1, 0.01, 1.5, 2, 0.05, 1e9));
    PolicyIteration iteration =
        PolicyIteration.of(
            plan(
                GAME,
                ascending(update, SIMULTANEOUS, 0.1, Form.SOFTMAX, 10),
                Optional.of(start(0.4, 0.8)),
                100));
    double[] distances = new double[2];
    for (int i = 0; i < 8; i++) {
      iteration.iterate();
      distances[0] = Math.max(distances[0], kl(iteration.policies()[0][0], iteration.old()[0][0]));
    }
    assertThat(distances[0]).as("held near the target").isPositive().isLessThan(0.2);
    for (int i = 0; i < 200; i++) {
      iteration.iterate();
    }
    assertThat(iteration.value()).isGreaterThan(5.9);
  }

  /** Whatever the step, on games with states: no policy moves much further than the target. */
  @Test
  void holdsTheDistanceNearItsTargetOnMarkovGames() {
    Update update = adaptive(new CoefficientRule.Adaptive(1, 0.001, 1.5, 2, 1e-3, 1e6));
    Game game = GradientStepTest.markov(5);
    for (RunPlan plan :
        List.of(
            plan(game, update, SIMULTANEOUS, Optional.empty(), 500),
            plan(
                game,
                ascending(update, SIMULTANEOUS, 0.02, Form.NATURAL, 20),
                Optional.empty(),
                500))) {
      PolicyIteration iteration = PolicyIteration.of(plan);
      double start = iteration.value();
      for (int i = 0; i < 500; i++) {
        iteration.iterate();
      }
      TeamFacts facts = new TeamFacts(iteration);
      assertThat(facts.optimum()).isGreaterThan(start + 0.1);
      assertThat(iteration.value()).isCloseTo(facts.optimum(), within(0.01));
    }
  }

  /** A number that is neither a constant nor of one action: {@code range(Q over actions)}. */
  @Test
  void theSolverTakesNumbersOfAgentAndState() {
    Graph g = graph(2);
    Node range =
        g.reduce(Reduction.RANGE, Set.of(Axis.ACTIONS), List.of(g.input(Quantity.Q_TABLE)));
    Node distance = g.divergence(divergence("kl"), g.input(Quantity.PI), g.input(Quantity.PI_OLD));
    Update update =
        maximize(
            g,
            g.binary(
                Binary.SUBTRACT, expectedValue(g), g.binary(Binary.MULTIPLY, range, distance)));
    PolicyIteration iteration =
        PolicyIteration.of(plan(GAME, update, SIMULTANEOUS, Optional.of(start(0.4, 0.8)), 1));
    iteration.iterate();
    // Q of Alice is 5.4 and 5.6 at the start, so that the odds change by e^-1.
    double odds = 0.4 / 0.6 * Math.exp(-1);
    assertThat(iteration.policies()[0][0][0]).isCloseTo(odds / (1 + odds), within(1e-12));
  }

  @Test
  void learnedCoefficientsAreRefused() {
    Graph g = graph(2);
    Node learned = g.coefficient(new CoefficientRule.Learned(1), Optional.empty());
    Update update = maximize(g, g.binary(Binary.MULTIPLY, learned, expectedValue(g)));
    Game game = GAME;
    assertThat(
            ascending(update, SIMULTANEOUS, 0.1, Form.SOFTMAX, 1).violations(game).stream()
                .map(Violation::message))
        .containsExactly(
            "`learned(1)` is learned, but the exact learner trains nothing besides policies");
  }
}
