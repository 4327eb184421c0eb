package org.marl.core.run;

import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.marl.core.checkpoint.Checkpoint;
import org.marl.core.engine.EngineDescription;
import org.marl.core.plan.ExperimentPlan;
import org.marl.core.plan.RunPlan;
import org.marl.core.random.RandomStream;

/**
 * A run for tests that has what learners have: weights, a running mean, a stream of random numbers,
 * a counter. All of it decides what it records.
 */
final class Drift implements Run {
  static final EngineDescription ENGINE = new EngineDescription("cpu", 2, "2.7.1");
  static final RunTexts TEXTS = new RunTexts("script", run -> "resolved " + run.id());

  private final long length;
  private final Settings settings;
  private final float[] weights = new float[12];
  private final RandomStream noise;
  private double mean;
  private long jumps;
  private long step;

  /**
   * How a run behaves.
   *
   * @param pauseMillis of a step
   * @param failAt the step that fails; 0: none
   * @param spoilAt the step after which a weight is not a number; 0: none
   */
  record Settings(long pauseMillis, long failAt, long spoilAt) {
    static final Settings FAST = new Settings(0, 0, 0);
  }

  Drift(RunPlan plan, long length, Settings settings) {
    this.length = length;
    this.settings = settings;
    this.noise = RandomStream.of(plan.seed(), "noise");
  }

  @Override
  public void execute(Recorder recorder) {
    recorder.computesWith(ENGINE);
    Optional<Checkpoint> earlier = recorder.checkpoints().latest();
    recorder.columns(List.of("mean", "weight", "jumps"));
    earlier.ifPresentOrElse(this::restore, () -> record(recorder));
    while (step < length && !recorder.cancelled()) {
      advance();
      if (step % 3 == 0) {
        record(recorder);
      }
      recorder.checkpoints().offer(this::checkpoint);
    }
    recorder.checkpoints().write(this::checkpoint);
  }

  private void record(Recorder recorder) {
    recorder.record(step, new double[] {mean, weights[(int) (step % weights.length)], jumps});
  }

  private void advance() {
    step++;
    if (step == settings.failAt()) {
      throw new RunFailure("agent `alice`: not a number at step " + step);
    }
    for (int i = 0; i < weights.length; i++) {
      weights[i] = 0.9f * weights[i] + (float) noise.nextGaussian();
    }
    mean += (weights[0] - mean) / (jumps + 1);
    jumps += noise.nextInt(3);
    if (step == settings.spoilAt()) {
      weights[1] = Float.NaN;
    }
    pause();
  }

  private void pause() {
    try {
      Thread.sleep(settings.pauseMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private Checkpoint checkpoint() {
    return Checkpoint.at(step).tensor("weights", weights, 3, 4).stream("noise", noise)
        .number("mean", mean)
        .count("jumps", jumps)
        .build();
  }

  private void restore(Checkpoint checkpoint) {
    step = checkpoint.step();
    System.arraycopy(checkpoint.floats("weights", 3, 4), 0, weights, 0, weights.length);
    checkpoint.restore("noise", noise);
    mean = checkpoint.number("mean");
    jumps = checkpoint.count("jumps");
  }

  /** Two runs. */
  static ExperimentPlan experiment() {
    ExperimentPlan.Runs runs =
        new ExperimentPlan.Runs() {
          @Override
          public long count() {
            return 2;
          }

          @Override
          public Iterator<RunPlan> iterator() {
            return List.of(
                    Counting.plan(1, new Counting.Config(0)),
                    Counting.plan(2, new Counting.Config(0)))
                .iterator();
          }
        };
    return new ExperimentPlan("drift", "", List.of("seed"), runs, List.of(), List.of());
  }

  static RunCounts execute(
      Path out, Earlier earlier, Duration every, long length, Settings settings, RunListener also) {
    RunDirectory directory = RunDirectory.open(out, earlier, TEXTS);
    RunWriter writer = directory.writer();
    Function<RunPlan, Run> assembler = plan -> new Drift(plan, length, settings);
    RunCounts counts =
        new LocalExecutor(assembler, 2, new CheckpointPolicy(writer::checkpoints, every))
            .execute(
                experiment(),
                directory::isFinished,
                RunListener.all(List.of(writer, also)),
                new Cancellation());
    directory.writeSummary(experiment(), List.of());
    return counts;
  }

  /** A process that is there to be killed: it says every step that it has recorded. */
  public static void main(String[] words) {
    PrintStream out = System.out;
    RunListener teller =
        new RunListener() {
          @Override
          public void recorded(RunPlan run, long step, double[] values) {
            out.println(step);
          }
        };
    execute(
        Path.of(words[0]),
        Earlier.RESUME,
        Duration.ZERO,
        Long.parseLong(words[1]),
        new Settings(2, 0, 0),
        teller);
  }
}
