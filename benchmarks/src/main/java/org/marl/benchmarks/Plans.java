package org.marl.benchmarks;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;
import org.marl.algorithms.exact.ExactComponents;
import org.marl.algorithms.exact.ExactConfig;
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
import org.marl.core.plan.RunPlan;
import org.marl.core.plan.Schedule;
import org.marl.core.plan.Update;

/** Plans of exact runs, made without a script. */
final class Plans {
  private Plans() {}

  /** f-divergence policy iteration, all agents at once. */
  static RunPlan exact(
      Game game, String divergence, Optional<double[][][]> start, long iterations) {
    ExactConfig config =
        new ExactConfig(
            update(divergence, game.agentCount()),
            CorePlugin.SIMULTANEOUS.byDefault(),
            ExactComponents.SOLVE.byDefault(),
            Optional.empty(),
            ExactConfig.Deviation.ONCE);
    return new RunPlan(
        "run",
        Map.of(),
        1,
        game,
        new Algorithm("exact", ExactComponents.EXACT.with(config)),
        start,
        new Schedule(Schedule.Unit.ITERATIONS, iterations, OptionalLong.empty(), 0),
        List.of());
  }

  private static Update update(String divergence, int agents) {
    Graph g = new Graph(Setting.EXACT, agents, Map.of());
    Node gain =
        g.reduce(
            Reduction.SUM,
            Set.of(Axis.ACTIONS),
            List.of(g.binary(Binary.MULTIPLY, g.input(Quantity.PI), g.input(Quantity.Q_TABLE))));
    Node distance =
        g.divergence(divergence(divergence), g.input(Quantity.PI), g.input(Quantity.PI_OLD));
    Node objective =
        g.binary(Binary.SUBTRACT, gain, g.binary(Binary.MULTIPLY, g.constant(0.5), distance));
    return new Update(
        "regularised",
        List.of(
            new Update.Objective(
                Update.Sense.MAXIMIZE, g.objective(objective), Set.of(Network.POLICY))));
  }

  private static Divergence divergence(String name) {
    Graph g = new Graph();
    Node x = g.variable("x");
    Node one = g.constant(1);
    Node two = g.constant(2);
    Node f =
        switch (name) {
          case "kl" -> g.binary(Binary.MULTIPLY, x, g.unary(Unary.LOG, x));
          case "tv" ->
              g.binary(Binary.DIVIDE, g.unary(Unary.ABS, g.binary(Binary.SUBTRACT, x, one)), two);
          case "chi2" -> g.binary(Binary.POWER, g.binary(Binary.SUBTRACT, x, one), two);
          case "hellinger" ->
              g.binary(Binary.POWER, g.binary(Binary.SUBTRACT, one, g.unary(Unary.SQRT, x)), two);
          case "own" ->
              g.binary(
                  Binary.ADD,
                  g.binary(Binary.MULTIPLY, x, g.unary(Unary.LOG, x)),
                  g.binary(Binary.POWER, g.binary(Binary.SUBTRACT, x, one), g.constant(4)));
          default -> throw new IllegalArgumentException(name);
        };
    return new Divergence(
        name,
        new ScalarFunction("x", f),
        Optional.empty(),
        OptionalDouble.empty(),
        OptionalDouble.empty());
  }
}
