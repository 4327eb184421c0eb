package org.marl.core.run;

import org.marl.core.engine.ComputeDevice;

/**
 * What the runs of a command compute on; every run has it bound. Learners with tables ignore it:
 * they compute in plain Java.
 *
 * @param device where tensors live
 * @param threads of a run on the CPU, at least 1
 */
public record ExecutionSettings(ComputeDevice device, int threads) {
  /** The best device, and one thread per run. */
  public static final ExecutionSettings STANDARD = new ExecutionSettings(ComputeDevice.AUTO, 1);

  public ExecutionSettings {
    if (threads < 1) {
      throw new IllegalArgumentException("threads = " + threads);
    }
  }
}
