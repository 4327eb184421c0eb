package org.marl.benchmarks;

import java.util.Locale;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.marl.core.environment.EnvironmentFactory;
import org.marl.core.environment.JointAction;
import org.marl.core.environment.StepResult;
import org.marl.core.environment.VectorEnvironment;
import org.marl.core.random.RandomStream;
import org.marl.environments.mpe.FormationConfig;
import org.marl.environments.mpe.SpreadConfig;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Environment steps of the particle worlds per second: one copy advancing by one joint action of
 * random moves, with observations, rewards, and the resets of episodes of 25 steps.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class ParticleBenchmark {
  private static final int COPIES = 64;

  /** How many joint actions are drawn beforehand. */
  private static final int PERIOD = 128;

  /** Task, convention, agents. */
  @Param({
    "spread openai 3",
    "spread mpe2 3",
    "spread dpo 3",
    "spread openai 10",
    "spread mpe2 10",
    "spread dpo 10",
    "line dpo 10",
    "circle dpo 10",
    "circle transfer 10"
  })
  public String world;

  private VectorEnvironment environment;
  private StepResult result;
  private JointAction[] actions;
  private int next;

  @Setup
  public void prepare() {
    EnvironmentFactory factory = factory();
    environment = factory.create(RandomStream.family(1, "environment", COPIES));
    result = StepResult.allocate(factory.spec(), COPIES);
    SplittableRandom random = new SplittableRandom(1);
    actions = new JointAction[PERIOD];
    for (int i = 0; i < PERIOD; i++) {
      actions[i] = JointAction.allocate(factory.spec(), COPIES);
      for (int k = 0; k < actions[i].indices().length; k++) {
        actions[i].indices()[k] = random.nextInt(5);
      }
    }
    environment.reset(result.current());
  }

  private EnvironmentFactory factory() {
    String[] words = world.split(" ", -1);
    String convention = words[1].toUpperCase(Locale.ROOT);
    int agents = Integer.parseInt(words[2]);
    if (words[0].equals("spread")) {
      return new SpreadConfig(agents, SpreadConfig.Convention.valueOf(convention), 25, 1, 0, 0.5)
          .factory();
    }
    FormationConfig config =
        new FormationConfig(agents, FormationConfig.Convention.valueOf(convention), 25, 0, 1);
    return words[0].equals("line") ? config.line() : config.circle();
  }

  /** All copies by one step. */
  @Benchmark
  @OperationsPerInvocation(COPIES)
  public StepResult step() {
    environment.step(actions[next++ & PERIOD - 1], result);
    return result;
  }
}
