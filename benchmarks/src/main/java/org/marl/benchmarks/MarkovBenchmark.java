package org.marl.benchmarks;

import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.marl.algorithms.exact.PolicyIteration;
import org.marl.algorithms.finite.Evaluation;
import org.marl.algorithms.finite.FiniteModel;
import org.marl.algorithms.finite.PolicySpace;
import org.marl.core.plan.MarkovGame;
import org.marl.environments.markov.RandomMarkovConfig;
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

/** The exact engine on random Markov games, by time per operation. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 2, time = 2)
@Measurement(iterations = 3, time = 2)
public class MarkovBenchmark {
  /** A start is used for so many iterations. */
  private static final int ITERATIONS = 50;

  /** The sizes of the game: states x agents x actions x successors of a pair; 0: all states. */
  @Param({"30x3x5x0", "1000x2x4x0", "20000x2x3x5"})
  public String game;

  private FiniteModel model;
  private Evaluation evaluation;
  private double[] joint;
  private double[] values;
  private PolicyIteration iteration;

  @Setup
  public void prepare() {
    String[] sizes = game.split("x");
    MarkovGame markov =
        new RandomMarkovConfig(
                Integer.parseInt(sizes[1]),
                Integer.parseInt(sizes[0]),
                Integer.parseInt(sizes[2]),
                0.99,
                5,
                4,
                Integer.parseInt(sizes[3]),
                0,
                1)
            .game("game");
    model = FiniteModel.of(markov);
    evaluation = new Evaluation(model);
    joint = new double[model.states() * model.jointActions()];
    values = new double[model.states()];
    PolicySpace space = PolicySpace.independent(model);
    space.joint(space.uniform(), joint);
    iteration = PolicyIteration.of(Plans.exact(markov, "kl", Optional.empty(), ITERATIONS));
  }

  /** V of a joint policy. */
  @Benchmark
  public double evaluate() {
    evaluation.setPolicy(joint);
    evaluation.values(values);
    return evaluation.atStart(values);
  }

  /** V of a joint policy, and how often it visits the states. */
  @Benchmark
  public double evaluateAndVisit() {
    double value = evaluate();
    evaluation.visits(model.start(), values);
    return value + values[0];
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
}
