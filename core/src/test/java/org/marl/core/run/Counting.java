package org.marl.core.run;

import com.google.inject.AbstractModule;
import com.google.inject.Module;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import org.marl.core.catalog.Component;
import org.marl.core.catalog.ComponentKind;
import org.marl.core.plan.Algorithm;
import org.marl.core.plan.ExperimentPlan;
import org.marl.core.plan.MatrixGame;
import org.marl.core.plan.RunPlan;
import org.marl.core.plan.Schedule;
import org.marl.core.random.SplittableStreams;

/** A learner for tests: it records a random walk, and may fail at a step. */
public final class Counting {

  /**
   * @param failAt the seed whose run fails at step 2; 0: none
   */
  public record Config(long failAt) {}

  public static final Component<Config> COMPONENT =
      Component.of(ComponentKind.LEARNER, "counting", Config.class, new Config(0), "a random walk")
          .wiredBy(Counting::module);

  private Counting() {}

  private static Module module(Config config) {
    return new AbstractModule() {
      @Override
      protected void configure() {
        bind(Config.class).toInstance(config);
        bind(Run.class).to(Walk.class);
      }
    };
  }

  static final class Walk implements Run {
    private final RunPlan plan;
    private final Config config;

    @Inject
    Walk(RunPlan plan, Config config) {
      this.plan = plan;
      this.config = config;
    }

    @Override
    public void execute(Recorder recorder) {
      recorder.columns(List.of("walk", "pi(alice, u0)", "odd"));
      SplittableRandom random = SplittableStreams.stream(plan.seed(), "walk");
      double[] values = new double[3];
      for (long step = 0; step <= plan.schedule().length() && !recorder.cancelled(); step++) {
        if (step == 2 && plan.seed() == config.failAt()) {
          throw new RunFailure("agent `alice`: not a number at iteration 2");
        }
        values[0] += random.nextDouble() / 3;
        values[1] = 1e-7 * step;
        values[2] = step == 0 ? Double.NaN : Double.NEGATIVE_INFINITY;
        recorder.record(step, values);
      }
    }
  }

  /** Runs with seeds 1 to {@code seeds}, expanded lazily; {@code expanded} counts them. */
  public record Seeds(int seeds, Config config, AtomicInteger expanded)
      implements ExperimentPlan.Runs {

    @Override
    public long count() {
      return seeds;
    }

    @Override
    public Iterator<RunPlan> iterator() {
      return new Iterator<>() {
        private int seed;

        @Override
        public boolean hasNext() {
          return seed < seeds;
        }

        @Override
        public RunPlan next() {
          seed++;
          expanded.incrementAndGet();
          return plan(seed, config);
        }
      };
    }
  }

  public static ExperimentPlan experiment(int seeds, Config config) {
    return new ExperimentPlan(
        "walks",
        "",
        List.of("game", "algorithm", "omega", "seed"),
        new Seeds(seeds, config, new AtomicInteger()),
        List.of(),
        List.of());
  }

  static RunPlan plan(long seed, Config config) {
    Map<String, String> coordinates = new LinkedHashMap<>();
    coordinates.put("game", "coin");
    coordinates.put("algorithm", "counting");
    coordinates.put("omega", "0.1");
    coordinates.put("seed", Long.toString(seed));
    return new RunPlan(
        "run-" + seed,
        coordinates,
        seed,
        new MatrixGame(
            "coin",
            List.of("alice"),
            List.of(List.of("u0", "u1")),
            new double[] {0, 1},
            Optional.empty()),
        new Algorithm("counting", COMPONENT.with(config)),
        Optional.empty(),
        new Schedule(Schedule.Unit.ITERATIONS, 3, OptionalLong.empty(), 0),
        List.of());
  }

  /** Remembers what it is told. */
  static final class Events implements RunListener {
    final List<String> events = new ArrayList<>();

    @Override
    public synchronized void runKept(RunPlan run) {
      events.add(run.id() + " kept");
    }

    @Override
    public synchronized void runFinished(RunPlan run, RunOutcome outcome) {
      events.add(
          run.id()
              + " "
              + outcome.status().word()
              + outcome.message().map(m -> ": " + m).orElse(""));
    }
  }
}
