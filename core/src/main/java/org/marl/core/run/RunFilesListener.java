package org.marl.core.run;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.marl.core.engine.EngineDescription;
import org.marl.core.plan.RunPlan;

/** Writes the files of every run while it is executed. */
final class RunFilesListener implements RunWriter {
  private final Function<RunPlan, RunFolder> folders;
  private final RunTexts texts;
  private final boolean resuming;
  private final Map<String, OpenRun> open = new ConcurrentHashMap<>();

  /**
   * @param resuming may runs go on from the checkpoints in their folders?
   */
  RunFilesListener(Function<RunPlan, RunFolder> folders, RunTexts texts, boolean resuming) {
    this.folders = folders;
    this.texts = texts;
    this.resuming = resuming;
  }

  @Override
  public void runStarted(RunPlan run) {
    RunFolder folder = folders.apply(run);
    String resolved = texts.resolved().apply(run);
    folder.begin(texts.script(), resolved);
    open.put(run.id(), new OpenRun(folder, run, resolved, resuming));
  }

  @Override
  public Optional<CheckpointStore> checkpoints(RunPlan run) {
    return Optional.of(open.get(run.id()));
  }

  @Override
  public void columns(RunPlan run, List<String> names) {
    open.get(run.id()).columns(names);
  }

  @Override
  public void recorded(RunPlan run, long step, double[] values) {
    open.get(run.id()).record(step, values);
  }

  @Override
  public void computesWith(RunPlan run, EngineDescription engine) {
    open.get(run.id()).computesWith(engine);
  }

  @Override
  public void runFinished(RunPlan run, RunOutcome outcome) {
    open.remove(run.id()).close(outcome);
  }
}
