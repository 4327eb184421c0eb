package org.marl.algorithms.optimizer;

import org.marl.core.program.Literal;
import org.marl.core.program.ProgramWriter;

/** Statements that several optimisers share. */
final class StepWriter {
  private final ProgramWriter program;

  StepWriter(ProgramWriter program) {
    this.program = program;
  }

  /** Counts the step. */
  void count(Optimised target) {
    program.effect("torch.add_(" + target.count() + ", " + program.constant(1) + ")");
  }

  /** The gradient of the loss and of half the weights' squared norm, times a factor. */
  Optimised decayed(Optimised target, double weightDecay) {
    if (weightDecay == 0) {
      return target;
    }
    return target.withGradient(
        program.let(
            "decayed",
            "torch.add("
                + String.join(", ", target.gradient(), target.weights())
                + ", alpha="
                + Literal.of(weightDecay)
                + ")"));
  }

  /** {@code mean = decay * mean + (1 - decay) * value} in place. */
  void runningMean(String mean, String value, double decay) {
    program.effect("torch.lerp_(" + String.join(", ", mean, value, Literal.of(1 - decay)) + ")");
  }

  /** {@code mean = decay * mean + (1 - decay) * value²} in place. */
  void runningSquare(String mean, String value, double decay) {
    program.effect(
        "torch.addcmul_(torch.mul_("
            + String.join(", ", mean, program.constant(decay) + ")", value, value)
            + ", value="
            + Literal.of(1 - decay)
            + ")");
  }

  /** {@code weights -= rate * direction} in place. */
  void descend(Optimised target, String direction) {
    program.effect(
        "torch.addcmul_("
            + String.join(", ", target.weights(), direction, target.rate())
            + ", value=-1.0)");
  }
}
