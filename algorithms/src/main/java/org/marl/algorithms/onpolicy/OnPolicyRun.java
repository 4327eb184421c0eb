package org.marl.algorithms.onpolicy;

import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.marl.algorithms.columns.MetricNames;
import org.marl.algorithms.exploration.EpsilonSamplingConfig;
import org.marl.core.engine.TensorEngine;
import org.marl.core.environment.EnvironmentFactory;
import org.marl.core.plan.Metric;
import org.marl.core.plan.RunPlan;
import org.marl.core.random.RandomStream;
import org.marl.core.run.Recorder;
import org.marl.core.run.Run;
import org.marl.core.run.RunFailure;

/**
 * A run of the on-policy learner: rollouts, updates, evaluations. It records the start, the end,
 * and in between as often as the plan says: {@code return}, the mean over greedy episodes, and
 * every metric of the plan, over the batch of the last update (nothing before the first).
 */
final class OnPolicyRun implements Run {
  private final RunPlan plan;
  private final OnPolicyConfig config;
  private final EnvironmentFactory factory;
  private final Learning learning;
  private final TensorEngine engine;

  @Inject
  OnPolicyRun(RunPlan plan, OnPolicyConfig config, Playground playground, TensorEngine engine) {
    this.plan = plan;
    this.config = config;
    this.factory = playground.factory();
    this.engine = engine;
    this.learning = LearningPlan.of(config, factory.spec(), plan.metrics());
  }

  @Override
  public void execute(Recorder recorder) {
    Sizes sizes = learning.sizes();
    List<String> columns = new ArrayList<>(List.of("return"));
    List<Integer> entries = new ArrayList<>();
    int offset = 0;
    for (Metric metric : learning.metrics()) {
      MetricNames names = MetricNames.of(metric, plan.game(), sizes.actions());
      columns.addAll(names.names());
      for (int entry : names.entries()) {
        entries.add(offset + entry);
      }
      offset += learning.entries(metric.expression());
    }
    recorder.columns(columns);
    try (Learner learner = new Learner(learning, engine, plan.seed());
        Experience experience =
            new Experience(
                factory,
                sizes,
                learning.policy().units(),
                RandomStream.family(plan.seed(), "environment", sizes.copies()))) {
      new Training(learner, experience, recorder, entries).run();
    }
  }

  /** The loop, with what changes in it. */
  private final class Training {
    private final Learner learner;
    private final Experience experience;
    private final Recorder recorder;
    private final List<Integer> entries;
    private final Rollout rollout;
    private final UpdateDraws draws;
    private final RandomStream sampling = RandomStream.of(plan.seed(), "actions");
    private final Evaluation evaluation;
    private long steps;
    private long nextRecord;

    Training(Learner learner, Experience experience, Recorder recorder, List<Integer> entries) {
      this.learner = learner;
      this.experience = experience;
      this.recorder = recorder;
      this.entries = entries;
      this.rollout = new Rollout(learning.sizes(), factory.spec(), learning.policy().units());
      this.draws = new UpdateDraws(learning, plan.seed());
      this.evaluation =
          new Evaluation(
              factory,
              learning.sizes(),
              learning.policy().units(),
              plan.seed(),
              Math.max(1, plan.schedule().episodes()));
    }

    void run() {
      float[] nothing = new float[entries.stream().mapToInt(entry -> entry + 1).max().orElse(0)];
      Arrays.fill(nothing, Float.NaN);
      record(nothing);
      while (steps < plan.schedule().length() && !recorder.cancelled()) {
        double exploring = exploring();
        collect(exploring);
        long after = steps + learning.sizes().samples();
        boolean due = after >= nextRecord || after >= plan.schedule().length();
        double[] clock = {steps, Math.min(1, (double) steps / plan.schedule().length())};
        Learner.Outcome outcome = learner.update(rollout, draws, clock, exploring, due);
        steps = after;
        if (!Double.isFinite(outcome.losses())) {
          throw new RunFailure(
              "a loss of `"
                  + config.update().name()
                  + "` is not a number after "
                  + steps
                  + " environment steps");
        }
        if (due) {
          record(outcome.records());
        }
      }
    }

    private double exploring() {
      return config
          .exploration()
          .map(choice -> choice.as(EpsilonSamplingConfig.class).at(steps))
          .orElse(0.0);
    }

    private void collect(double exploring) {
      rollout.clear(experience.memory());
      while (!rollout.isFull()) {
        rollout.before(
            experience.result().current(), experience.previous(), experience.starts());
        experience.sample(learner, sampling, exploring);
        experience.step();
        rollout.after(experience.actions(), experience.result());
      }
    }

    private void record(float[] records) {
      double[] values = new double[1 + entries.size()];
      values[0] = evaluation.meanReturn(learner, steps);
      for (int column = 0; column < entries.size(); column++) {
        values[1 + column] = records[entries.get(column)];
      }
      recorder.record(steps, values);
      long every = plan.schedule().evaluateEvery().orElse(plan.schedule().length());
      nextRecord = (steps / every + 1) * every;
    }
  }
}
