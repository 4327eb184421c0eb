package org.marl.algorithms.onpolicy;

import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import org.marl.algorithms.columns.MetricNames;
import org.marl.core.engine.TensorEngine;
import org.marl.core.plan.Metric;
import org.marl.core.plan.RunPlan;
import org.marl.core.program.Program;
import org.marl.core.run.ExecutionSettings;
import org.marl.core.run.Recorder;
import org.marl.core.run.Run;

/**
 * A run of the on-policy learner. It records the start, the end, and in between as often as the
 * plan says: {@code return}, the mean over greedy episodes, what the plan asks for of returns, and
 * every other metric of the plan, over the batch of the last update (nothing before the first).
 */
final class OnPolicyRun implements Run {
  private final RunPlan plan;
  private final Playground playground;
  private final Learning learning;
  private final ExecutionSettings settings;

  @Inject
  OnPolicyRun(
      RunPlan plan, OnPolicyConfig config, Playground playground, ExecutionSettings settings) {
    this.plan = plan;
    this.playground = playground;
    this.settings = settings;
    this.learning = LearningPlan.of(config, playground.factory().spec(), plan.metrics());
  }

  @Override
  public void execute(Recorder recorder) {
    TensorEngine engine = TensorEngine.on(settings.device(), settings.threads());
    recorder.computesWith(engine.description());
    ReturnColumns returns = new ReturnColumns(learning, plan.metrics());
    try (Learner learner = new Learner(learning, engine, plan.seed());
        Training training =
            new Training(
                plan, learning, learner, playground.factory(), recorder, returns, entries())) {
      recorder.checkpoints().latest().ifPresent(training::restore);
      recorder.columns(columns(returns));
      training.run();
    }
  }

  @Override
  public List<Program> programs() {
    return Learner.programs(learning);
  }

  private List<String> columns(ReturnColumns returns) {
    List<String> columns = new ArrayList<>(returns.names());
    for (Metric metric : learning.metrics()) {
      columns.addAll(names(metric).names());
    }
    return columns;
  }

  /** Which entries of what an update records the columns after the returns are. */
  private int[] entries() {
    List<Integer> entries = new ArrayList<>();
    int offset = 0;
    for (Metric metric : learning.metrics()) {
      for (int entry : names(metric).entries()) {
        entries.add(offset + entry);
      }
      offset += learning.entries(metric.expression());
    }
    return entries.stream().mapToInt(Integer::intValue).toArray();
  }

  private MetricNames names(Metric metric) {
    return MetricNames.of(
        metric, plan.game(), learning.sizes().actions(), learning.config().epochs());
  }
}
