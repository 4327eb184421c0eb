package org.marl.benchmarks;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.marl.core.catalog.Catalog;
import org.marl.core.engine.ComputeDevice;
import org.marl.core.inject.RunAssembler;
import org.marl.core.plan.RunPlan;
import org.marl.core.run.ExecutionSettings;
import org.marl.core.run.Recorder;
import org.marl.dsl.Compilation;
import org.marl.dsl.Compiler;
import org.marl.dsl.source.Source;
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
 * Environment steps per second of whole runs on simple spread: acting, stepping, updates, and two
 * evaluations of eight episodes. The settings are the defaults of peers, so that their published
 * speeds compare.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(1)
@Warmup(iterations = 2, time = 5)
@Measurement(iterations = 5, time = 5)
public class TrainingBenchmark {
  /** Whole batches of every setting. */
  private static final int STEPS = 16_000;

  private static final Recorder NOBODY =
      new Recorder() {
        @Override
        public void columns(List<String> names) {}

        @Override
        public void record(long step, double[] values) {}

        @Override
        public boolean cancelled() {
          return false;
        }
      };

  /** What peers run by default, and the shape at which matrix products should take half. */
  public enum Learner {
    /** EPyMARL {@code ippo_ns}: networks of each agent's own. */
    OWN_MLP(
        3, "ippo", "mlp(hidden = [64, 64])", "decentralised(mlp(hidden = [64, 64]))", 10, 25, 4),
    /** EPyMARL {@code ippo}: one recurrent policy for all agents, and one critic without memory. */
    SHARED_GRU(
        3,
        "ippo",
        "gru(units = 128, hidden = [128]), sharing = all, agent_ids = true",
        "decentralised(mlp(hidden = [128, 128]))",
        10,
        25,
        4),
    /** on-policy's MAPPO: one network with layer norms, 128 environments. */
    MAPPO(
        3,
        "mappo",
        "mlp(hidden = [64, 64], layer_norm = true)",
        "centralised(mlp(hidden = [64, 64], layer_norm = true))",
        128,
        25,
        10),
    /** Ten agents with networks of their own, 800 samples. */
    TEN_AGENTS(
        10, "ippo", "mlp(hidden = [64, 64])", "decentralised(mlp(hidden = [64, 64]))", 32, 25, 4);

    private final String script;

    Learner(
        int agents,
        String base,
        String policy,
        String critic,
        int environments,
        int length,
        int epochs) {
      script =
          """
          game spread = mpe.simple_spread(agents = %d, convention = mpe2)
          algorithm learner extends %s {
            policy = %s
            critic = %s
            environments = %d, rollout_length = %d, epochs = %d, minibatches = 1, sequence_length = 25
            optimizer = adam(lr = 3e-4, eps = 1e-5, clip_norm = 10)
          }
          experiment speed {
            on       = spread
            with     = learner
            seeds    = 1
            train    = %d
            evaluate = every(%d, episodes = 8)
          }
          """
              .formatted(agents, base, policy, critic, environments, length, epochs, STEPS, STEPS);
    }
  }

  @Param public Learner learner;

  /** Processors of the run. */
  @Param({"1", "2"})
  public int threads;

  private RunPlan plan;
  private ExecutionSettings settings;

  /** Reads the script. */
  @Setup
  public void prepare() {
    String name = learner.name().toLowerCase(Locale.ROOT) + ".marl";
    Compilation compilation =
        Compiler.of(Catalog.load()).compile(Source.of(name, learner.script), Map.of());
    if (compilation.hasErrors()) {
      throw new IllegalStateException(compilation.diagnostics().toString());
    }
    plan = compilation.experiments().get(0).runs().iterator().next();
    settings = new ExecutionSettings(ComputeDevice.CPU, threads);
  }

  /** A whole run. */
  @Benchmark
  @OperationsPerInvocation(STEPS)
  public void train() {
    RunAssembler.assemble(plan, settings).execute(NOBODY);
  }
}
