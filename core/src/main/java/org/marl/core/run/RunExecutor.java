package org.marl.core.run;

import java.util.function.Predicate;
import org.marl.core.plan.ExperimentPlan;
import org.marl.core.plan.RunPlan;

/** Executes all runs of an experiment, somewhere. */
public interface RunExecutor {

  /**
   * Executes the runs in no promised order and returns when all have ended. The failure of a run is
   * told to the listener and does not stop the others.
   *
   * @param experiment its runs are expanded one at a time
   * @param finished runs that need not be executed again
   * @param listener follows the runs
   * @param cancellation stops the runs soon after it is requested
   * @throws RunDirectoryException if the listener cannot write; all other runs are stopped
   */
  RunCounts execute(
      ExperimentPlan experiment,
      Predicate<RunPlan> finished,
      RunListener listener,
      Cancellation cancellation);
}
