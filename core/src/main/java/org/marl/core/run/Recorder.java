package org.marl.core.run;

import java.util.List;
import org.marl.core.engine.EngineDescription;

/** Where a run says what it measures. */
public interface Recorder {

  /** Names of the columns, once, before the first record; see {@link org.marl.core.plan.Metric}. */
  void columns(List<String> names);

  /**
   * One record point. The array is copied or written before the call returns.
   *
   * @param step iterations or environment steps so far; 0 is the start
   * @param values one per column; booleans are 0 and 1
   */
  void record(long step, double[] values);

  /** Has the user asked to stop? A run should then return soon. */
  boolean cancelled();

  /** What the run computes with, if that is a tensor engine; once, before the first record. */
  default void computesWith(EngineDescription engine) {}

  /** The checkpoints of the run; without a run directory there are none. */
  default Checkpoints checkpoints() {
    return Checkpoints.none();
  }
}
