package org.marl.benchmarks;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.marl.core.exact.AgentSolver;
import org.marl.core.exact.SeparableObjective;
import org.marl.core.exact.SimplexSolver;
import org.marl.core.expression.Axis;
import org.marl.core.expression.Binary;
import org.marl.core.expression.Copy;
import org.marl.core.expression.Divergence;
import org.marl.core.expression.Graph;
import org.marl.core.expression.Network;
import org.marl.core.expression.Node;
import org.marl.core.expression.Quantity;
import org.marl.core.expression.Reduction;
import org.marl.core.expression.ScalarFunction;
import org.marl.core.expression.Setting;
import org.marl.core.expression.Unary;
import org.marl.core.plan.Update;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** One exact step of one agent whose objective is no single penalty: certified maximum. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class MixtureBenchmark {
  private static final int PROBLEMS = 64;

  /**
   * The objective: a divergence and an entropy, a divergence and a clipped advantage, or the
   * clipped advantage alone.
   */
  @Param({"smooth", "clipped", "linear"})
  public String objective;

  /** The number of actions. */
  @Param({"2", "5", "100"})
  public int actions;

  private final Graph graph = new Graph(Setting.EXACT, 2, Map.of());
  private AgentSolver solver;
  private double[][] values;
  private double[][] old;
  private double[] state;
  private double[] result;
  private int next;

  /** Draws the problems. */
  @Setup
  public void draw() {
    solver =
        SeparableObjective.of(
                new Update.Objective(
                    Update.Sense.MAXIMIZE, graph.objective(expression()), Set.of(Network.POLICY)),
                SimplexSolver.Support.OPEN)
            .solver();
    Random random = new Random(1);
    values = new double[PROBLEMS][];
    old = new double[PROBLEMS][];
    state = new double[PROBLEMS];
    result = new double[actions];
    for (int i = 0; i < PROBLEMS; i++) {
      values[i] = random.doubles(actions, -1, 1).toArray();
      old[i] = random.doubles(actions, 0.1, 1).toArray();
      double sum = 0;
      for (double weight : old[i]) {
        sum += weight;
      }
      for (int a = 0; a < actions; a++) {
        old[i][a] /= sum;
        state[i] += old[i][a] * values[i][a];
      }
    }
  }

  private Node expression() {
    Node pi = graph.input(Quantity.PI);
    Node gain = overActions(times(pi, graph.input(Quantity.Q_TABLE)));
    Node distance =
        times(graph.constant(0.5), graph.divergence(kl(), pi, graph.input(Quantity.PI, Copy.OLD)));
    return switch (objective) {
      case "smooth" -> {
        Node entropy = overActions(times(pi, graph.binary(Binary.SUBTRACT, pi, graph.constant(1))));
        yield minus(minus(gain, distance), times(graph.constant(0.2), entropy));
      }
      case "clipped" -> minus(clipped(), distance);
      case "linear" -> clipped();
      default -> throw new IllegalArgumentException(objective);
    };
  }

  private Node clipped() {
    Node ratio = graph.input(Quantity.RATIO);
    Node advantage = graph.input(Quantity.ADVANTAGE);
    Node near = graph.clamp(ratio, graph.constant(0.8), graph.constant(1.2));
    Node least = graph.binary(Binary.MIN, times(ratio, advantage), times(near, advantage));
    return graph.reduce(Reduction.MEAN, Set.of(), List.of(least));
  }

  private static Divergence kl() {
    Graph graph = new Graph();
    Node x = graph.variable("x");
    return new Divergence(
        "kl",
        new ScalarFunction("x", graph.binary(Binary.MULTIPLY, x, graph.unary(Unary.LOG, x))),
        Optional.empty(),
        OptionalDouble.empty(),
        OptionalDouble.empty());
  }

  private Node overActions(Node e) {
    return graph.reduce(Reduction.SUM, Set.of(Axis.ACTIONS), List.of(e));
  }

  private Node times(Node a, Node b) {
    return graph.binary(Binary.MULTIPLY, a, b);
  }

  private Node minus(Node a, Node b) {
    return graph.binary(Binary.SUBTRACT, a, b);
  }

  /** Solves one problem after the other. */
  @Benchmark
  public double[] step() {
    next = (next + 1) % PROBLEMS;
    solver.solve(values[next], old[next], state[next], new double[0], result);
    return result;
  }
}
