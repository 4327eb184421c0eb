package org.marl.algorithms.onpolicy;

import java.util.Arrays;
import java.util.function.LongFunction;
import org.marl.algorithms.exploration.EpsilonSamplingConfig;
import org.marl.core.checkpoint.Checkpoint;
import org.marl.core.checkpoint.CheckpointBuilder;
import org.marl.core.environment.EnvironmentFactory;
import org.marl.core.plan.RunPlan;
import org.marl.core.random.RandomStream;
import org.marl.core.run.Recorder;
import org.marl.core.run.RunFailure;

/** The loop of a run: rollout, update, and from time to time an evaluation and a record. */
final class Training implements AutoCloseable {
  private static final String SAMPLING = "actions";
  private static final String ENVIRONMENT = "environment";
  private static final String DRAWS = "draws";
  private static final String COEFFICIENTS = "coefficients";
  private static final String NEXT_RECORD = "next_record";

  private final Learning learning;
  private final Learner learner;
  private final Recorder recorder;
  private final ReturnColumns returns;
  private final int[] entries;
  private final long length;
  private final long every;
  private final Experience experience;
  private final Rollout rollout;
  private final UpdateDraws draws;
  private final RandomStream sampling;
  private final LongFunction<Double> evaluation;
  private final TrainingReturns trainingReturns;
  private final Standardised standardised;
  private long steps;
  private long nextRecord;

  /**
   * A loop at its beginning.
   *
   * @param returns the first columns
   * @param entries which entries of what an update records are written, after the returns
   */
  Training(
      RunPlan plan,
      Learning learning,
      Learner learner,
      EnvironmentFactory factory,
      Recorder recorder,
      ReturnColumns returns,
      int[] entries) {
    this.learning = learning;
    this.learner = learner;
    this.recorder = recorder;
    this.returns = returns;
    this.entries = entries;
    this.length = plan.schedule().length();
    this.every = plan.schedule().evaluateEvery().orElse(length);
    Sizes sizes = learning.sizes();
    this.standardised = new Standardised(learning);
    this.experience =
        new Experience(
            standardised.training(factory),
            learner,
            RandomStream.family(plan.seed(), ENVIRONMENT, sizes.copies()));
    this.rollout = new Rollout(sizes, factory.spec(), learning.policy().units());
    this.draws = new UpdateDraws(learning, plan.seed());
    this.sampling = RandomStream.of(plan.seed(), SAMPLING);
    Evaluation greedy =
        new Evaluation(
            standardised.evaluation(factory), plan.seed(), Math.max(1, plan.schedule().episodes()));
    this.evaluation = step -> greedy.meanReturn(learner, step);
    this.trainingReturns = new TrainingReturns(sizes.copies());
  }

  /** To the end, or until the user has it stop. */
  void run() {
    if (steps == 0) {
      float[] nothing = new float[Arrays.stream(entries).map(entry -> entry + 1).max().orElse(0)];
      Arrays.fill(nothing, Float.NaN);
      record(nothing);
    }
    while (steps < length && !recorder.cancelled()) {
      update();
      recorder.checkpoints().offer(this::checkpoint);
    }
    recorder.checkpoints().write(this::checkpoint);
  }

  private void update() {
    double exploring = exploring();
    collect(exploring);
    standardised.rewards(rollout);
    long after = steps + learning.sizes().samples();
    boolean due = after >= nextRecord || after >= length;
    double[] clock = {steps, progress()};
    Learner.Outcome outcome = learner.update(rollout, draws, clock, exploring, due);
    steps = after;
    if (!Double.isFinite(outcome.losses())) {
      throw new RunFailure(
          "a loss of `"
              + learning.config().update().name()
              + "` is not a number after "
              + steps
              + " environment steps");
    }
    if (due) {
      record(outcome.records());
    }
  }

  private double progress() {
    return Math.min(1, (double) steps / length);
  }

  private double exploring() {
    return learning
        .config()
        .exploration()
        .map(choice -> choice.as(EpsilonSamplingConfig.class).at(steps))
        .orElse(0.0);
  }

  private void collect(double exploring) {
    rollout.clear(experience.memory());
    while (!rollout.isFull()) {
      rollout.before(experience.result().current(), experience.previous(), experience.starts());
      experience.sample(sampling, exploring);
      experience.step();
      trainingReturns.add(experience);
      rollout.after(experience.actions(), experience.result());
    }
  }

  private void record(float[] records) {
    double[] whole =
        returns.values(
            new ReturnColumns.Point(
                evaluation.apply(steps), trainingReturns.take(), steps, progress()));
    double[] values = Arrays.copyOf(whole, whole.length + entries.length);
    for (int column = 0; column < entries.length; column++) {
      values[whole.length + column] = records[entries[column]];
    }
    recorder.record(steps, values);
    nextRecord = (steps / every + 1) * every;
  }

  private Checkpoint checkpoint() {
    CheckpointBuilder checkpoint =
        Checkpoint.at(steps).count(NEXT_RECORD, nextRecord).stream(SAMPLING, sampling)
            .tensor(DRAWS, draws.save())
            .tensor(COEFFICIENTS, learner.coefficients().save());
    trainingReturns.save(checkpoint);
    standardised.save(checkpoint);
    experience.save(checkpoint, ENVIRONMENT);
    learner.save(checkpoint);
    return checkpoint.build();
  }

  /** Goes on where the run was. */
  void restore(Checkpoint checkpoint) {
    steps = checkpoint.step();
    nextRecord = checkpoint.count(NEXT_RECORD);
    checkpoint.restore(SAMPLING, sampling);
    draws.restore(checkpoint.longs(DRAWS));
    learner.coefficients().restore(checkpoint.doubles(COEFFICIENTS));
    trainingReturns.restore(checkpoint);
    standardised.restore(checkpoint);
    experience.restore(checkpoint, ENVIRONMENT);
    learner.restore(checkpoint);
  }

  @Override
  public void close() {
    experience.close();
  }
}
