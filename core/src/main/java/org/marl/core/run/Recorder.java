package org.marl.core.run;

import java.util.List;

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
}
