package org.marl.algorithms.exact;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.IntStream;
import org.marl.algorithms.exact.ExactConfig.Deviation;
import org.marl.algorithms.exact.GradientConfig.Advantage;
import org.marl.algorithms.exact.GradientConfig.Form;
import org.marl.core.catalog.Choice;
import org.marl.core.catalog.Component;
import org.marl.core.catalog.ComponentKind;
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
import org.marl.core.plan.Algorithm;
import org.marl.core.plan.CorePlugin;
import org.marl.core.plan.Game;
import org.marl.core.plan.MatrixGame;
import org.marl.core.plan.Metric;
import org.marl.core.plan.Ordering;
import org.marl.core.plan.RunPlan;
import org.marl.core.plan.Schedule;
import org.marl.core.plan.Update;

/** Plans of exact runs, built without a script. */
final class ExactPlans {
  static final Choice SIMULTANEOUS = CorePlugin.SIMULTANEOUS.byDefault();

  private ExactPlans() {}

  static Graph graph(int agents) {
    return new Graph(Setting.EXACT, agents, Map.of());
  }

  /** A function of one number. */
  static ScalarFunction function(BiFunction<Graph, Node, Node> body) {
    Graph graph = new Graph();
    return new ScalarFunction("x", body.apply(graph, graph.variable("x")));
  }

  static Divergence divergence(String name) {
    ScalarFunction f =
        switch (name) {
          case "kl" -> function((g, x) -> g.binary(Binary.MULTIPLY, x, g.unary(Unary.LOG, x)));
          case "reverse_kl" -> function((g, x) -> g.unary(Unary.NEGATE, g.unary(Unary.LOG, x)));
          case "tv" ->
              function(
                  (g, x) ->
                      g.binary(
                          Binary.DIVIDE,
                          g.unary(Unary.ABS, g.binary(Binary.SUBTRACT, x, g.constant(1))),
                          g.constant(2)));
          case "chi2" ->
              function(
                  (g, x) ->
                      g.binary(
                          Binary.POWER,
                          g.binary(Binary.SUBTRACT, x, g.constant(1)),
                          g.constant(2)));
          case "hellinger" ->
              function(
                  (g, x) ->
                      g.binary(
                          Binary.POWER,
                          g.binary(Binary.SUBTRACT, g.constant(1), g.unary(Unary.SQRT, x)),
                          g.constant(2)));
          case "js" ->
              function(
                  (g, x) -> {
                    Node sum = g.binary(Binary.ADD, g.constant(1), x);
                    Node half = g.binary(Binary.DIVIDE, sum, g.constant(2));
                    return g.binary(
                        Binary.SUBTRACT,
                        g.binary(Binary.MULTIPLY, x, g.unary(Unary.LOG, x)),
                        g.binary(Binary.MULTIPLY, sum, g.unary(Unary.LOG, half)));
                  });
          default -> throw new IllegalArgumentException(name);
        };
    return new Divergence(
        name, f, Optional.empty(), OptionalDouble.empty(), OptionalDouble.empty());
  }

  /** {@code sum(pi * Q over actions)}. */
  static Node expectedValue(Graph g) {
    Node product = g.binary(Binary.MULTIPLY, g.input(Quantity.PI), g.input(Quantity.Q_TABLE));
    return g.reduce(Reduction.SUM, Set.of(Axis.ACTIONS), List.of(product));
  }

  static Update maximize(Graph graph, Node objective) {
    return new Update(
        "update",
        List.of(
            new Update.Objective(
                Update.Sense.MAXIMIZE, graph.objective(objective), Set.of(Network.POLICY))));
  }

  /** {@code sum(pi * Q over actions) - omega * D(pi, pi_old)}. */
  static Update regularised(Divergence divergence, double omega, int agents) {
    Graph g = graph(agents);
    Node distance = g.divergence(divergence, g.input(Quantity.PI), g.input(Quantity.PI_OLD));
    Node penalty = g.binary(Binary.MULTIPLY, g.constant(omega), distance);
    return maximize(g, g.binary(Binary.SUBTRACT, expectedValue(g), penalty));
  }

  /** {@code sum(pi * Q over actions) + omega * sum(pi * phi(pi) over actions)}. */
  static Update unary(ScalarFunction phi, double omega, int agents) {
    Graph g = graph(agents);
    Node pi = g.input(Quantity.PI);
    Node bonus =
        g.reduce(
            Reduction.SUM,
            Set.of(Axis.ACTIONS),
            List.of(g.binary(Binary.MULTIPLY, pi, g.apply(phi, pi))));
    Node weighted = g.binary(Binary.MULTIPLY, g.constant(omega), bonus);
    return maximize(g, g.binary(Binary.ADD, expectedValue(g), weighted));
  }

  static Choice sequence(List<List<Integer>> groups) {
    return ordering("sequence", Ordering.Sequence.class, new Ordering.Sequence(groups));
  }

  static <C extends Record> Choice ordering(String name, Class<C> type, C config) {
    return Component.of(ComponentKind.ORDERING, name, type, config, "An ordering.").with(config);
  }

  static MatrixGame game(int[] sizes, double... reward) {
    List<String> agents =
        IntStream.range(0, sizes.length).mapToObj(i -> i == 0 ? "alice" : "bob" + i).toList();
    List<List<String>> actions =
        Arrays.stream(sizes)
            .mapToObj(n -> IntStream.range(0, n).mapToObj(a -> "a" + a).toList())
            .toList();
    return new MatrixGame("game", agents, actions, reward, Optional.empty());
  }

  static RunPlan plan(
      Game game,
      Update update,
      Choice ordering,
      Optional<double[][][]> start,
      long iterations,
      Metric... metrics) {
    ExactConfig config =
        new ExactConfig(
            update, ordering, ExactComponents.SOLVE.byDefault(), Optional.empty(), Deviation.ONCE);
    return plan(game, config, start, iterations, metrics);
  }

  /** A learner that takes steps of gradient ascent. */
  static ExactConfig ascending(Update update, Choice ordering, double lr, Form form, int steps) {
    return new ExactConfig(
        update,
        ordering,
        ExactComponents.GRADIENT.with(new GradientConfig(lr, form, steps, Advantage.INDIVIDUAL)),
        Optional.empty(),
        Deviation.ONCE);
  }

  /** {@code mean(ratio * advantage)}. */
  static Update policyGradient(int agents) {
    Graph g = graph(agents);
    return maximize(
        g, g.binary(Binary.MULTIPLY, g.input(Quantity.RATIO), g.input(Quantity.ADVANTAGE)));
  }

  static RunPlan plan(
      Game game,
      ExactConfig config,
      Optional<double[][][]> start,
      long iterations,
      Metric... metrics) {
    return new RunPlan(
        "run",
        Map.of("seed", "1"),
        1,
        game,
        new Algorithm("exact", ExactComponents.EXACT.with(config)),
        start,
        new Schedule(Schedule.Unit.ITERATIONS, iterations, OptionalLong.empty(), 0),
        List.of(metrics));
  }

  static double[][][] start(double p, double q) {
    return new double[][][] {{{p, 1 - p}}, {{q, 1 - q}}};
  }
}
