package org.marl.benchmarks;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.marl.algorithms.exact.PolicyIteration;
import org.marl.core.plan.MatrixGame;
import org.marl.core.plan.RunPlan;
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

/**
 * Iterations of f-divergence policy iteration per second. Multiply by the number of agents for
 * agent steps. The iteration starts anew now and then, so that policies are not all at a corner.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(1)
@Warmup(iterations = 2, time = 2)
@Measurement(iterations = 3, time = 2)
public class ExactIterationBenchmark {
  /** A start is used for so many iterations. */
  private static final int ITERATIONS = 50;

  /** The sizes of the game: agents x actions. */
  @Param({"2x2", "2x1000", "6x5"})
  public String game;

  /** The divergence; {@code own} is one that the solver knows nothing about. */
  @Param({"kl", "tv", "chi2", "hellinger", "own"})
  public String divergence;

  private RunPlan plan;
  private PolicyIteration iteration;

  @Setup
  public void prepare() {
    int agents = Integer.parseInt(game.split("x")[0]);
    int actions = Integer.parseInt(game.split("x")[1]);
    plan = plan(agents, actions, divergence);
    iteration = PolicyIteration.of(plan);
  }

  /** One iteration of all agents. */
  @Benchmark
  public double iterate() {
    if (iteration.iteration() == ITERATIONS) {
      iteration.restart();
    }
    iteration.iterate();
    return iteration.value();
  }

  private static RunPlan plan(int agents, int actions, String divergence) {
    SplittableRandom random = new SplittableRandom(1);
    double[] reward =
        agents == 2 && actions == 2
            ? new double[] {5, 7, 6, 4}
            : random.doubles((long) Math.pow(actions, agents)).map(x -> 10 * x).toArray();
    List<String> names = IntStream.range(0, agents).mapToObj(i -> "agent" + i).toList();
    List<String> words = IntStream.range(0, actions).mapToObj(i -> "a" + i).toList();
    MatrixGame game =
        new MatrixGame(
            "game", names, names.stream().map(agent -> words).toList(), reward, Optional.empty());
    double[][][] start = new double[agents][1][actions];
    for (double[][] rows : start) {
      double[] policy = rows[0];
      double sum = 0;
      for (int action = 0; action < actions; action++) {
        policy[action] = 0.5 + random.nextDouble();
        sum += policy[action];
      }
      double total = sum;
      Arrays.setAll(policy, action -> policy[action] / total);
    }
    return Plans.exact(game, divergence, Optional.of(start), ITERATIONS);
  }
}
