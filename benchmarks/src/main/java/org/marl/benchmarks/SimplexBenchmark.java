package org.marl.benchmarks;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.marl.core.exact.DivergenceFacts;
import org.marl.core.exact.SimplexSolver;
import org.marl.core.expression.Binary;
import org.marl.core.expression.Divergence;
import org.marl.core.expression.Graph;
import org.marl.core.expression.Node;
import org.marl.core.expression.ScalarFunction;
import org.marl.core.expression.Unary;
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

/** One exact proximal step of one agent: certified maximum over the simplex. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class SimplexBenchmark {
  private static final int PROBLEMS = 64;

  /**
   * The divergence; the solver knows nothing about {@code own}, which is smooth, {@code kinked},
   * and {@code flat}, which has both kinks and linear pieces.
   */
  @Param({"kl", "tv", "chi2", "hellinger", "js", "own", "kinked", "flat"})
  public String divergence;

  /** The number of actions. */
  @Param({"2", "5", "1000"})
  public int actions;

  private SimplexSolver solver;
  private double[][] gains;
  private double[][] references;
  private double[] result;
  private int next;

  /** Draws the problems. */
  @Setup
  public void draw() {
    Divergence d =
        new Divergence(
            divergence,
            new ScalarFunction("x", f(new Graph())),
            Optional.empty(),
            OptionalDouble.empty(),
            OptionalDouble.empty());
    solver = SimplexSolver.proximal(DivergenceFacts.of(d), SimplexSolver.Support.OPEN);
    Random random = new Random(1);
    gains = new double[PROBLEMS][];
    references = new double[PROBLEMS][];
    result = new double[actions];
    for (int i = 0; i < PROBLEMS; i++) {
      gains[i] = random.doubles(actions, -1, 1).toArray();
      references[i] = random.doubles(actions, 0.1, 1).toArray();
      double sum = 0;
      for (double weight : references[i]) {
        sum += weight;
      }
      for (int a = 0; a < actions; a++) {
        references[i][a] /= sum;
      }
    }
  }

  private Node f(Graph graph) {
    Node x = graph.variable("x");
    Node one = graph.constant(1);
    Node gap = graph.binary(Binary.SUBTRACT, x, one);
    Node log = graph.binary(Binary.MULTIPLY, x, graph.unary(Unary.LOG, x));
    Node two = graph.constant(2);
    return switch (divergence) {
      case "kl" -> log;
      case "tv" -> graph.binary(Binary.DIVIDE, graph.unary(Unary.ABS, gap), two);
      case "chi2" -> graph.binary(Binary.POWER, gap, two);
      case "hellinger" ->
          graph.binary(
              Binary.POWER, graph.binary(Binary.SUBTRACT, one, graph.unary(Unary.SQRT, x)), two);
      case "js" -> {
        Node next = graph.binary(Binary.ADD, one, x);
        Node half = graph.unary(Unary.LOG, graph.binary(Binary.DIVIDE, next, two));
        yield graph.binary(Binary.SUBTRACT, log, graph.binary(Binary.MULTIPLY, next, half));
      }
      case "own" ->
          graph.binary(Binary.ADD, log, graph.binary(Binary.POWER, gap, graph.constant(4)));
      case "kinked" ->
          graph.binary(
              Binary.ADD,
              graph.binary(Binary.POWER, gap, two),
              graph.binary(Binary.DIVIDE, graph.unary(Unary.ABS, gap), two));
      case "flat" ->
          graph.unary(
              Unary.RELU,
              graph.binary(Binary.SUBTRACT, graph.unary(Unary.ABS, gap), graph.constant(0.3)));
      default -> throw new IllegalArgumentException(divergence);
    };
  }

  /** Solves one problem after the other. */
  @Benchmark
  public double[] step() {
    next = (next + 1) % PROBLEMS;
    solver.solve(gains[next], references[next], 0.5, result);
    return result;
  }
}
