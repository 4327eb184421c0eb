package org.marl.algorithms.exact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.marl.algorithms.exact.ExactPlans.SIMULTANEOUS;
import static org.marl.algorithms.exact.ExactPlans.ascending;
import static org.marl.algorithms.exact.ExactPlans.divergence;
import static org.marl.algorithms.exact.ExactPlans.game;
import static org.marl.algorithms.exact.ExactPlans.graph;
import static org.marl.algorithms.exact.ExactPlans.maximize;
import static org.marl.algorithms.exact.ExactPlans.plan;
import static org.marl.algorithms.exact.ExactPlans.policyGradient;
import static org.marl.algorithms.exact.ExactPlans.sequence;
import static org.marl.algorithms.exact.ExactPlans.start;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.marl.algorithms.exact.ExactConfig.Deviation;
import org.marl.algorithms.exact.GradientConfig.Advantage;
import org.marl.algorithms.exact.GradientConfig.Form;
import org.marl.algorithms.finite.Evaluation;
import org.marl.algorithms.finite.FiniteModel;
import org.marl.algorithms.finite.PolicySpace;
import org.marl.algorithms.policy.PolicyComponents;
import org.marl.core.catalog.Choice;
import org.marl.core.expression.Axis;
import org.marl.core.expression.Binary;
import org.marl.core.expression.Graph;
import org.marl.core.expression.Node;
import org.marl.core.expression.Quantity;
import org.marl.core.expression.Reduction;
import org.marl.core.expression.Setting;
import org.marl.core.plan.Game;
import org.marl.core.plan.MarkovGame;
import org.marl.core.plan.MarkovGame.Transition;
import org.marl.core.plan.MatrixGame;
import org.marl.core.plan.Update;
import org.marl.core.run.RunFailure;

class GradientStepTest {
  private static final MatrixGame GAME = game(new int[] {2, 2}, 5, 7, 6, 4);

  /** Two agents with two and three actions, three states, the last of which is terminal. */
  static MarkovGame markov(long seed) {
    Random random = new Random(seed);
    List<List<Transition>> transitions = new ArrayList<>();
    for (int state = 0; state < 2; state++) {
      List<Transition> row = new ArrayList<>();
      for (int joint = 0; joint < 6; joint++) {
        double there = 0.8 * random.nextDouble();
        double[] next = {there, 0.9 - there, 0.1};
        row.add(new Transition(random.nextGaussian(), new int[] {0, 1, 2}, next));
      }
      transitions.add(row);
    }
    transitions.add(List.of());
    return new MarkovGame(
        "markov",
        List.of("alice", "bob"),
        List.of(List.of("l", "r"), List.of("x", "y", "z")),
        List.of("first", "second", "end"),
        0.9,
        new double[] {0.7, 0.3, 0},
        transitions);
  }

  private static double value(PolicySpace space, double[][][] policies) {
    FiniteModel model = space.model();
    double[] joint = new double[model.states() * model.jointActions()];
    space.joint(policies, joint);
    Evaluation evaluation = new Evaluation(model);
    evaluation.setPolicy(joint);
    double[] values = new double[model.states()];
    evaluation.values(values);
    return evaluation.atStart(values);
  }

  /**
   * The derivative of the return along a move of probability from the second action to the first.
   */
  private static double slope(PolicyIteration iteration, int agent, int row, int to, int from) {
    double step = 1e-5;
    double[][][] moved = PolicySpace.copy(iteration.old());
    moved[agent][row][to] += step;
    moved[agent][row][from] -= step;
    double above = value(iteration.space(), moved);
    moved[agent][row][to] -= 2 * step;
    moved[agent][row][from] += 2 * step;
    return (above - value(iteration.space(), moved)) / (2 * step);
  }

  private static PolicyIteration iteration(
      Game game, ExactConfig config, Optional<double[][][]> start) {
    return PolicyIteration.of(plan(game, config, start, 1_000));
  }

  /** On every row, a small step follows the gradient of the return in the parameters. */
  @ParameterizedTest
  @EnumSource(Form.class)
  void thePolicyGradientIsThatOfTheReturn(Form form) {
    for (boolean conditional : new boolean[] {false, true}) {
      double lr = 1e-6;
      ExactConfig plain = ascending(policyGradient(2), SIMULTANEOUS, lr, form, 1);
      Optional<Choice> policy =
          conditional ? Optional.of(PolicyComponents.CONDITIONAL.byDefault()) : Optional.empty();
      ExactConfig config =
          new ExactConfig(
              plain.update(), plain.ordering(), plain.step(), policy, plain.deviation());
      double[][][] start = {
        {{0.3, 0.7}, {0.6, 0.4}, {1, 0}}, {{0.2, 0.3, 0.5}, {0.1, 0.6, 0.3}, {1, 0, 0}}
      };
      PolicyIteration iteration = iteration(markov(5), config, Optional.of(start));
      iteration.iterate();
      PolicySpace space = iteration.space();
      for (int agent = 0; agent < 2; agent++) {
        for (int row = 0; row < space.rows(agent); row++) {
          if (space.stateOf(agent, row) < 2) {
            assertFollows(iteration, form, lr, agent, row);
          }
        }
      }
    }
  }

  private static void assertFollows(
      PolicyIteration iteration, Form form, double lr, int agent, int row) {
    double[] before = iteration.old()[agent][row];
    double[] after = iteration.policies()[agent][row];
    int actions = before.length;
    // Derivatives by probabilities, up to a constant.
    double[] slopes = new double[actions];
    double mean = 0;
    for (int action = 1; action < actions; action++) {
      slopes[action] = slope(iteration, agent, row, action, 0);
    }
    for (int action = 0; action < actions; action++) {
      mean += (form == Form.DIRECT ? 1.0 / actions : before[action]) * slopes[action];
    }
    double visits = visits(iteration, agent, row);
    double[] rise = new double[actions];
    for (int action = 0; action < actions; action++) {
      rise[action] =
          switch (form) {
            case DIRECT -> slopes[action] - mean;
            case SOFTMAX -> before[action] * (slopes[action] - mean);
            case NATURAL -> (slopes[action] - mean) / visits;
          };
    }
    for (int action = 1; action < actions; action++) {
      double found =
          form == Form.DIRECT
              ? (after[action] - before[action]) - (after[0] - before[0])
              : Math.log(after[action] / before[action]) - Math.log(after[0] / before[0]);
      assertThat(found / lr)
          .as("agent %d, row %d, action %d", agent, row, action)
          .isCloseTo(rise[action] - rise[0], within(1e-6));
    }
  }

  /** Of the old policies, {@code visits to the state × probability of the prefix}. */
  private static double visits(PolicyIteration iteration, int agent, int row) {
    PolicySpace space = iteration.space();
    FiniteModel model = space.model();
    double[] joint = new double[model.states() * model.jointActions()];
    space.joint(iteration.old(), joint);
    Evaluation evaluation = new Evaluation(model);
    evaluation.setPolicy(joint);
    double[] visits = new double[model.states()];
    evaluation.visits(model.start(), visits);
    int state = space.stateOf(agent, row);
    double probability = 0;
    for (int i = 0; i < model.jointActions(); i++) {
      probability += space.row(agent, state, i) == row ? joint[model.pair(state, i)] : 0;
    }
    return visits[state] * probability;
  }

  @Test
  void aLongNaturalGradientFindsTheOptimum() {
    ExactConfig config = ascending(policyGradient(2), SIMULTANEOUS, 0.5, Form.NATURAL, 1);
    PolicyIteration iteration = iteration(markov(5), config, Optional.empty());
    for (int i = 0; i < 1_000; i++) {
      iteration.iterate();
    }
    TeamFacts facts = new TeamFacts(iteration);
    assertThat(iteration.value()).isCloseTo(facts.optimum(), within(1e-6));
  }

  /**
   * The other agents' moves count in a joint ratio, so this is the gradient of the joint return.
   */
  @Test
  void jointObjectivesFollowTheSameGradient() {
    Graph g = graph(2);
    Node joint = g.reduce(Reduction.PROD, Set.of(Axis.AGENTS), List.of(g.input(Quantity.RATIO)));
    Update update = maximize(g, g.binary(Binary.MULTIPLY, joint, g.input(Quantity.REWARD)));
    Optional<double[][][]> start = Optional.of(start(0.4, 0.8));
    PolicyIteration team =
        iteration(GAME, ascending(update, SIMULTANEOUS, 0.1, Form.SOFTMAX, 1), start);
    PolicyIteration each =
        iteration(GAME, ascending(policyGradient(2), SIMULTANEOUS, 0.1, Form.SOFTMAX, 1), start);
    for (int i = 0; i < 50; i++) {
      team.iterate();
      each.iterate();
    }
    assertThat(team.policies()[0][0]).containsExactly(each.policies()[0][0], within(1e-12));
    assertThat(team.policies()[1][0]).containsExactly(each.policies()[1][0], within(1e-12));
  }

  /** {@code mean(ratio * advantage)} with the team's advantage, in turn and at once. */
  @Test
  void theTeamsAdvantageFollowsTheSameGradient() {
    for (Choice order : List.of(SIMULTANEOUS, sequence(List.of(List.of(1), List.of(0))))) {
      Graph g = new Graph(Setting.EXACT, 2, Map.of(Quantity.ADVANTAGE, Set.of(Axis.SAMPLES)));
      Update update =
          maximize(
              g, g.binary(Binary.MULTIPLY, g.input(Quantity.RATIO), g.input(Quantity.ADVANTAGE)));
      ExactConfig team =
          new ExactConfig(
              update,
              order,
              ExactComponents.GRADIENT.with(
                  new GradientConfig(0.1, Form.SOFTMAX, 1, Advantage.JOINT)),
              Optional.empty(),
              Deviation.ONCE);
      ExactConfig own = ascending(policyGradient(2), order, 0.1, Form.SOFTMAX, 1);
      PolicyIteration one = iteration(markov(3), team, Optional.empty());
      PolicyIteration other = iteration(markov(3), own, Optional.empty());
      for (int i = 0; i < 20; i++) {
        one.iterate();
        other.iterate();
      }
      assertThat(MarkovOracle.flat(one.policies()))
          .containsExactly(MarkovOracle.flat(other.policies()), within(1e-12));
    }
  }

  @Test
  void statementsAddUpAndMinimisingDescends() {
    Graph g = graph(2);
    Update.Objective up = policyGradient(2).objectives().get(0);
    Node gain = g.importing(up.expression());
    Update.Objective down =
        new Update.Objective(
            Update.Sense.MINIMIZE, g.binary(Binary.MULTIPLY, g.constant(-2), gain), up.over());
    Update both = new Update("both", List.of(up, down));
    PolicyIteration fast =
        iteration(
            GAME,
            ascending(policyGradient(2), SIMULTANEOUS, 0.3, Form.SOFTMAX, 1),
            Optional.empty());
    PolicyIteration sum =
        iteration(GAME, ascending(both, SIMULTANEOUS, 0.1, Form.SOFTMAX, 1), Optional.empty());
    fast.iterate();
    sum.iterate();
    assertThat(sum.policies()[0][0]).containsExactly(fast.policies()[0][0], within(1e-14));
  }

  /** A penalty on the distance has no slope at the old policy, and acts from the second step on. */
  @Test
  void severalStepsFeelThePenalty() {
    Optional<double[][][]> start = Optional.of(start(0.4, 0.8));
    Update penalised = ExactPlans.regularised(divergence("chi2"), 1, 2);
    PolicyIteration one =
        iteration(GAME, ascending(penalised, SIMULTANEOUS, 0.05, Form.SOFTMAX, 1), start);
    PolicyIteration free =
        iteration(GAME, ascending(policyGradient(2), SIMULTANEOUS, 0.05, Form.SOFTMAX, 1), start);
    PolicyIteration many =
        iteration(GAME, ascending(penalised, SIMULTANEOUS, 0.05, Form.SOFTMAX, 5_000), start);
    PolicyIteration solved = PolicyIteration.of(plan(GAME, penalised, SIMULTANEOUS, start, 1));
    for (PolicyIteration iteration : List.of(one, free, many, solved)) {
      iteration.iterate();
    }
    assertThat(one.policies()[0][0]).containsExactly(free.policies()[0][0], within(1e-14));
    assertThat(many.policies()[0][0]).containsExactly(solved.policies()[0][0], within(1e-9));
  }

  @ParameterizedTest
  @EnumSource(Form.class)
  void onlyDirectStepsBringActionsBack(Form form) {
    Update update = ExactPlans.regularised(divergence("tv"), 1e-9, 2);
    double[][][] start = {{{1, 0}}, {{0.9, 0.1}}};
    PolicyIteration iteration =
        iteration(GAME, ascending(update, SIMULTANEOUS, 0.1, form, 1), Optional.of(start));
    iteration.iterate();
    double entered = iteration.policies()[0][0][1];
    if (form == Form.DIRECT) {
      // Q is 5.2 and 5.8: half of the gap, times the rate, moves.
      assertThat(entered).isCloseTo(0.03, within(1e-9));
    } else {
      assertThat(entered).isZero();
    }
  }

  @Test
  void anInfiniteDerivativeFailsWithItsPlace() {
    Graph g = graph(2);
    Update entropy = maximize(g, g.input(Quantity.ENTROPY));
    PolicyIteration iteration =
        iteration(
            GAME,
            ascending(entropy, SIMULTANEOUS, 0.1, Form.DIRECT, 1),
            Optional.of(new double[][][] {{{1, 0}}, {{0.9, 0.1}}}));
    assertThatThrownBy(iteration::iterate)
        .isInstanceOf(RunFailure.class)
        .hasMessage(
            "agent `alice`, iteration 1: the derivative of the objective by the probability of"
                + " `a1` is infinite");
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void theProjectionIsTheNearestPoint(long seed) {
    Random random = new Random(seed);
    double[] point = random.doubles(6, -1, 1.5).toArray();
    double[] nearest = point.clone();
    new SimplexProjection().project(nearest);
    double sum = 0;
    for (double x : nearest) {
      assertThat(x).isNotNegative();
      sum += x;
    }
    assertThat(sum).isCloseTo(1, within(1e-14));
    for (int trial = 0; trial < 1_000; trial++) {
      double[] other = random.doubles(6, 0, 1).map(x -> -Math.log(x)).toArray();
      double total = Arrays.stream(other).sum();
      double product = 0;
      for (int i = 0; i < other.length; i++) {
        product += (point[i] - nearest[i]) * (other[i] / total - nearest[i]);
      }
      // No point of a convex set lies beyond the tangent at the nearest one.
      assertThat(product).isLessThan(1e-14);
    }
  }
}
