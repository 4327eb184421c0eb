package org.marl.core.run;

import java.util.List;
import org.marl.core.engine.EngineDescription;
import org.marl.core.plan.ExperimentPlan;
import org.marl.core.plan.RunPlan;

/**
 * Follows the runs of an experiment. Events of one run come in order from one thread; different
 * runs may report at the same time, so implementations are thread-safe.
 */
public interface RunListener {

  /** Before the first run. {@link ExperimentPlan.Runs#count} says how many follow. */
  default void experimentStarted(ExperimentPlan experiment) {}

  /** The run was finished earlier; nothing else is reported of it. */
  default void runKept(RunPlan run) {}

  default void runStarted(RunPlan run) {}

  /** Names of the columns, before the first record. */
  default void columns(RunPlan run, List<String> names) {}

  /**
   * One record point; {@code step} of {@code run.schedule().length()}. The array may be reused by
   * the run after the call.
   */
  default void recorded(RunPlan run, long step, double[] values) {}

  /** What the run computes with, where that is a tensor engine. */
  default void computesWith(RunPlan run, EngineDescription engine) {}

  /** The run goes on from a checkpoint, instead of its beginning. */
  default void resumed(RunPlan run, long step) {}

  /** Something that the user should know and that does not stop the run; a sentence. */
  default void warned(RunPlan run, String sentence) {}

  default void runFinished(RunPlan run, RunOutcome outcome) {}

  /** After the last run. */
  default void experimentFinished(ExperimentPlan experiment, RunCounts counts) {}

  /** Tells all listeners, in their order. */
  static RunListener all(List<RunListener> listeners) {
    return new RunListeners(List.copyOf(listeners));
  }
}
