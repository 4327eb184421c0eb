package org.marl.algorithms.tabular;

import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.marl.algorithms.columns.Columns;
import org.marl.algorithms.columns.MetricColumns;
import org.marl.algorithms.columns.NumberColumn;
import org.marl.algorithms.columns.RecordWriter;
import org.marl.algorithms.columns.TableColumns;
import org.marl.core.exact.Interpreter;
import org.marl.core.expression.Graph;
import org.marl.core.expression.Setting;
import org.marl.core.plan.Game;
import org.marl.core.plan.MatrixGame;
import org.marl.core.plan.Metric;
import org.marl.core.plan.RunPlan;
import org.marl.core.run.Recorder;
import org.marl.core.run.Run;

/**
 * A run of tabular learners. It records the start, the end, and in between as often as the plan
 * says by {@code evaluate}: {@code return}, which is solved exactly for the greedy joint policy, so
 * that the number of evaluation episodes does not matter; in one-shot games {@code Q(agent,
 * action)}; and every metric of the plan.
 */
final class TabularRun implements Run {
  private final RunPlan plan;
  private final Training training;
  private final List<Columns> columns = new ArrayList<>();

  @Inject
  TabularRun(RunPlan plan, Training training) {
    this.plan = plan;
    this.training = training;
    Game game = plan.game();
    GreedyReturn greedyReturn = new GreedyReturn(training);
    columns.add(new NumberColumn("return", greedyReturn::value));
    Set<String> taken = new HashSet<>(Set.of("return"));
    if (game instanceof MatrixGame) {
      columns.add(new TableColumns("Q", game, this::tables));
      taken.add("Q");
      taken.addAll(columns.get(columns.size() - 1).names());
    }
    Graph graph = new Graph(Setting.TABULAR, game.agentCount(), Map.of());
    Interpreter interpreter = new Interpreter();
    TabularQuantities source = new TabularQuantities(training, greedyReturn, plan.schedule());
    for (Metric metric : plan.metrics()) {
      if (!taken.contains(metric.name())) {
        columns.add(new MetricColumns(metric, graph, game, interpreter, source, taken));
        taken.add(metric.name());
      }
    }
  }

  private double[][][] tables() {
    return IntStream.range(0, plan.game().agentCount())
        .mapToObj(agent -> training.table(agent).values())
        .toArray(double[][][]::new);
  }

  @Override
  public void execute(Recorder recorder) {
    RecordWriter writer = new RecordWriter(columns, recorder);
    long length = plan.schedule().length();
    long every = plan.schedule().evaluateEvery().orElse(length);
    writer.record(training.steps());
    while (training.steps() < length && !recorder.cancelled()) {
      training.step();
      if (training.steps() % every == 0 || training.steps() == length) {
        writer.record(training.steps());
      }
    }
  }
}
