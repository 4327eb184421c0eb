package org.marl.core.run;

import java.util.Optional;
import org.marl.core.plan.RunPlan;

/** Writes the files of every run while it is executed, its checkpoints among them. */
public interface RunWriter extends RunListener {

  /** Where the checkpoints of a run are that has started and not finished. */
  Optional<CheckpointStore> checkpoints(RunPlan run);
}
