package org.marl.algorithms.pessimistic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.marl.algorithms.exact.ExactComponents;
import org.marl.algorithms.exact.ExactConfig;
import org.marl.algorithms.finite.FiniteModel;
import org.marl.algorithms.finite.Optimum;
import org.marl.algorithms.policy.PolicyComponents;
import org.marl.core.catalog.Choice;
import org.marl.core.catalog.Violation;
import org.marl.core.expression.Axis;
import org.marl.core.expression.Binary;
import org.marl.core.expression.Divergence;
import org.marl.core.expression.Graph;
import org.marl.core.expression.Network;
import org.marl.core.expression.Node;
import org.marl.core.expression.Quantity;
import org.marl.core.expression.Reduction;
import org.marl.core.expression.ScalarFunction;
import org.marl.core.expression.Setting;
import org.marl.core.expression.Unary;
import org.marl.core.inject.RunAssembler;
import org.marl.core.plan.Algorithm;
import org.marl.core.plan.CorePlugin;
import org.marl.core.plan.Game;
import org.marl.core.plan.MarkovGame;
import org.marl.core.plan.MatrixGame;
import org.marl.core.plan.RunPlan;
import org.marl.core.plan.Schedule;
import org.marl.core.plan.Update;
import org.marl.core.run.Recorder;

class PessimisticEvaluationTest {

  /** {@code sum(pi * Q over actions) - omega * kl(pi, pi_old)}. */
  private static Update mirrorDescent(double omega, int agents) {
    Graph f = new Graph();
    Node x = f.variable("x");
    ScalarFunction entropy =
        new ScalarFunction("x", f.binary(Binary.MULTIPLY, x, f.unary(Unary.LOG, x)));
    Divergence kl =
        new Divergence(
            "kl", entropy, Optional.empty(), OptionalDouble.empty(), OptionalDouble.empty());
    Graph g = new Graph(Setting.EXACT, agents, Map.of());
    Node pi = g.input(Quantity.PI);
    Node gain =
        g.reduce(
            Reduction.SUM,
            Set.of(Axis.ACTIONS),
            List.of(g.binary(Binary.MULTIPLY, pi, g.input(Quantity.Q_TABLE))));
    Node penalty =
        g.binary(
            Binary.MULTIPLY, g.constant(omega), g.divergence(kl, pi, g.input(Quantity.PI_OLD)));
    Node objective = g.objective(g.binary(Binary.SUBTRACT, gain, penalty));
    return new Update(
        "regularised",
        List.of(new Update.Objective(Update.Sense.MAXIMIZE, objective, Set.of(Network.POLICY))));
  }

  private static PessimisticConfig config(Choice functions, int samples, boolean resample) {
    return new PessimisticConfig(
        functions, samples, Optional.empty(), 0.05, Optional.empty(), resample);
  }

  private static PessimisticConfig config(Choice functions, double lambda) {
    return new PessimisticConfig(
        functions, 2000, Optional.of(lambda), 0.05, Optional.empty(), true);
  }

  private static ExactConfig learner(Game game, double omega, PessimisticConfig config) {
    return new ExactConfig(
        mirrorDescent(omega, game.agentCount()),
        CorePlugin.SIMULTANEOUS.byDefault(),
        ExactComponents.SOLVE.byDefault(),
        Optional.of(PolicyComponents.CONDITIONAL.byDefault()),
        ExactConfig.Deviation.ONCE,
        Optional.of(PessimisticComponents.PESSIMISTIC.with(config)));
  }

  /** What a run records, by column. */
  private static final class Columns implements Recorder {
    private List<String> names = List.of();
    private final List<double[]> rows = new ArrayList<>();

    @Override
    public void columns(List<String> columns) {
      names = columns;
    }

    @Override
    public void record(long step, double[] values) {
      rows.add(values.clone());
    }

    @Override
    public boolean cancelled() {
      return false;
    }

    double[] column(String name) {
      int index = names.indexOf(name);
      assertThat(index).as(name).isNotNegative();
      return rows.stream().mapToDouble(row -> row[index]).toArray();
    }

    double last(String name) {
      double[] column = column(name);
      return column[column.length - 1];
    }
  }

  private static Columns run(
      Game game, double omega, long iterations, long seed, PessimisticConfig config) {
    RunPlan plan =
        new RunPlan(
            "run",
            Map.of(),
            seed,
            game,
            new Algorithm("pessimistic", ExactComponents.EXACT.with(learner(game, omega, config))),
            Optional.empty(),
            new Schedule(Schedule.Unit.ITERATIONS, iterations, OptionalLong.empty(), 0),
            List.of());
    Columns columns = new Columns();
    RunAssembler.assemble(plan).execute(columns);
    return columns;
  }

  private static double optimum(MarkovGame game) {
    FiniteModel model = FiniteModel.of(game);
    double[] values = Optimum.of(model).values();
    double sum = 0;
    for (int state = 0; state < values.length; state++) {
      sum += model.start()[state] * values[state];
    }
    return sum;
  }

  @Test
  void linearFunctionsLearnToPlayWell() {
    for (int seed = 1; seed <= 3; seed++) {
      MarkovGame game = SmallGames.game(seed, true);
      Columns run =
          run(game, 0.5, 40, seed, config(PessimisticComponents.LINEAR.byDefault(), 1000));
      double first = run.column("return")[0];
      double gap = optimum(game) - first;
      assertThat(gap).isGreaterThan(0.5);
      assertThat(run.last("return")).isGreaterThan(optimum(game) - 0.05 * gap);
      assertThat(run.last("average_return")).isGreaterThan(first);
    }
  }

  /**
   * The numbers of Theorem 5.5, worked by hand for 3 states, 2 agents with 2 actions, gamma 0.9.
   */
  @Test
  void lambdaIsThatOfTheTheoremUnlessItIsGiven() {
    ProblemSize sizes = ProblemSize.of(FiniteModel.of(SmallGames.game(1, true)), 1000, 100, 0.05);
    assertThat(sizes.horizon()).isCloseTo(10, within(1e-9));
    assertThat(sizes.actions()).isEqualTo(2);
    // epsilon = 8 * 100 / 1000, and 10 * 0.8^(-2/3) = 11.6040.
    assertThat(sizes.lambda(8) * sizes.rewardBound()).isCloseTo(11.6040, within(1e-4));
  }

  @Test
  void finiteClassesCloseMostOfTheGapThoughTheyAreIncomplete() {
    MarkovGame game = SmallGames.game(1, true);
    Choice functions = PessimisticComponents.GENERATED.with(new GeneratedClassConfig(40, 7));
    Columns run = run(game, 0.5, 40, 1, config(functions, 1000));
    double gap = optimum(game) - run.column("return")[0];
    assertThat(run.last("return")).isGreaterThan(optimum(game) - 0.25 * gap);
  }

  @Test
  void recordsTheMeanOfTheReturnsBefore() {
    Columns run =
        run(
            SmallGames.game(4, true),
            2,
            5,
            1,
            config(PessimisticComponents.LINEAR.byDefault(), 100, true));
    double[] returns = run.column("return");
    double[] averages = run.column("average_return");
    assertThat(averages[0]).isEqualTo(returns[0]);
    for (int k = 1; k < returns.length; k++) {
      assertThat(averages[k])
          .isCloseTo(Arrays.stream(returns).limit(k).average().orElseThrow(), within(1e-12));
    }
    assertThat(Arrays.stream(run.column("bellman_error(a)")).min().orElseThrow()).isNotNegative();
  }

  /** The best action is never sampled; pessimism leaves it alone. */
  @Test
  void whatNoSampleCoversIsNotTrusted() {
    MatrixGame game =
        new MatrixGame(
            "bandit",
            List.of("a"),
            List.of(List.of("known", "better", "worse")),
            new double[] {0.5, 1, 0.1},
            Optional.empty());
    PessimisticConfig covered =
        new PessimisticConfig(
            PessimisticComponents.LINEAR.byDefault(),
            200,
            Optional.empty(),
            0.05,
            Optional.of(List.of(1.0, 0.0, 1.0)),
            true);
    Columns run = run(game, 0.5, 50, 1, covered);
    assertThat(run.last("pi(a, known)")).isGreaterThan(0.95);
    assertThat(run.last("pi(a, better)")).isLessThan(0.01);

    Columns all =
        run(game, 0.5, 50, 1, config(PessimisticComponents.LINEAR.byDefault(), 200, true));
    assertThat(all.last("pi(a, better)")).isGreaterThan(0.95);
  }

  @Test
  void seedsDecideTheSamples() {
    MarkovGame game = SmallGames.game(2, true);
    PessimisticConfig config = config(PessimisticComponents.LINEAR.byDefault(), 50, true);
    double[] one = run(game, 1, 5, 1, config).column("estimated_return(a)");
    assertThat(run(game, 1, 5, 1, config).column("estimated_return(a)")).isEqualTo(one);
    assertThat(run(game, 1, 5, 2, config).column("estimated_return(a)")).isNotEqualTo(one);
  }

  /** With a huge omega policies stay uniform, so nothing but the samples can change. */
  @Test
  void oneDataSetGivesTheSameEstimateAgain() {
    MarkovGame game = SmallGames.game(2, true);
    Choice linear = PessimisticComponents.LINEAR.byDefault();
    double[] once = run(game, 1e12, 3, 1, config(linear, 50, false)).column("estimated_return(a)");
    double[] anew = run(game, 1e12, 3, 1, config(linear, 50, true)).column("estimated_return(a)");
    assertThat(once[3]).isCloseTo(once[0], within(1e-6));
    assertThat(Math.abs(anew[3] - anew[0])).isGreaterThan(1e-3);
  }

  @Test
  void whatDoesNotFitTheGameIsAViolation() {
    MarkovGame game = SmallGames.game(2, true);
    assertThat(messages(game, config(PessimisticComponents.LINEAR.byDefault(), 10, true)))
        .isEmpty();
    FiniteClassConfig functions = new FiniteClassConfig(List.of(List.of(List.of(1.0)), List.of()));
    assertThat(messages(game, config(PessimisticComponents.FINITE.with(functions), 10, true)))
        .containsExactly("function 1 of agent `a` has 1 numbers, not 6");
    PessimisticConfig weights =
        new PessimisticConfig(
            PessimisticComponents.LINEAR.byDefault(),
            10,
            Optional.empty(),
            0.05,
            Optional.of(List.of(1.0, 0.0)),
            true);
    assertThat(messages(game, weights)).containsExactly("a distribution of 2 weights, not 12");
    MatrixGame endless =
        new MatrixGame(
            "endless",
            List.of("a"),
            List.of(List.of("x", "y")),
            new double[] {1, 2},
            Optional.of(new double[] {0, 0.5}));
    assertThat(messages(endless, config(PessimisticComponents.LINEAR.byDefault(), 10, true)))
        .containsExactly(
            "pessimistic values need a discount, or a probability to stop at every joint action");
  }

  private static List<String> messages(Game game, PessimisticConfig config) {
    return learner(game, 1, config).violations(game).stream().map(Violation::message).toList();
  }
}
