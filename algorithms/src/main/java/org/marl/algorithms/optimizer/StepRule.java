package org.marl.algorithms.optimizer;

import org.marl.core.catalog.Choice;
import org.marl.core.program.ProgramWriter;

/**
 * The step of an optimiser, written into a program. Steps are those of PyTorch's {@code
 * torch.optim}, to rounding.
 */
public sealed interface StepRule permits AdamStep, RmsPropStep, SgdStep {

  /** How many tensors of the weights' shape the optimiser remembers. */
  int buffers();

  /** Writes one step, which changes weights, buffers and count in place. */
  void step(ProgramWriter program, Optimised target);

  /** The step of the optimiser that a script chooses. */
  static StepRule of(Choice optimizer) {
    if (optimizer.config() instanceof AdamConfig config) {
      return AdamStep.of(config);
    }
    if (optimizer.config() instanceof AdamWConfig config) {
      return AdamStep.of(config);
    }
    if (optimizer.config() instanceof RmsPropConfig config) {
      return new RmsPropStep(config);
    }
    if (optimizer.config() instanceof SgdConfig config) {
      return new SgdStep(config);
    }
    throw new AssertionError(optimizer);
  }
}
