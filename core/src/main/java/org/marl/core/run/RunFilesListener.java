package org.marl.core.run;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.marl.core.plan.RunPlan;

/** Writes the files of every run while it is executed. */
final class RunFilesListener implements RunListener {
  private final Function<RunPlan, RunFolder> folders;
  private final RunTexts texts;
  private final Map<String, OpenRun> open = new ConcurrentHashMap<>();

  RunFilesListener(Function<RunPlan, RunFolder> folders, RunTexts texts) {
    this.folders = folders;
    this.texts = texts;
  }

  @Override
  public void runStarted(RunPlan run) {
    RunFolder folder = folders.apply(run);
    folder.begin(texts.script(), texts.resolved().apply(run));
    open.put(run.id(), new OpenRun(folder, new MetricsWriter(folder.metrics())));
  }

  @Override
  public void columns(RunPlan run, List<String> names) {
    open.get(run.id()).columns(names);
  }

  @Override
  public void recorded(RunPlan run, long step, double[] values) {
    open.get(run.id()).metrics.record(step, values);
  }

  @Override
  public void runFinished(RunPlan run, RunOutcome outcome) {
    open.remove(run.id()).close(run, outcome);
  }

  /** A run that is being executed; used by its own thread only. */
  private static final class OpenRun {
    private final RunFolder folder;
    private final MetricsWriter metrics;
    private List<String> columns = List.of();

    OpenRun(RunFolder folder, MetricsWriter metrics) {
      this.folder = folder;
      this.metrics = metrics;
    }

    void columns(List<String> names) {
      columns = names;
      metrics.columns(names);
    }

    void close(RunPlan run, RunOutcome outcome) {
      metrics.close();
      RunDescription.write(folder.description(), run, outcome, columns);
    }
  }
}
