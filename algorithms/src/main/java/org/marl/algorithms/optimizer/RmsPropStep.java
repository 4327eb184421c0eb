package org.marl.algorithms.optimizer;

import org.marl.core.program.Literal;
import org.marl.core.program.ProgramWriter;

/** RMSprop (Tieleman and Hinton 2012; centred: Graves 2013, equations 38 to 45). */
record RmsPropStep(RmsPropConfig config) implements StepRule {

  /** The running mean of squared gradients, then that of gradients, then the last step. */
  @Override
  public int buffers() {
    return 1 + (config.centered() ? 1 : 0) + (config.momentum() > 0 ? 1 : 0);
  }

  @Override
  public void step(ProgramWriter program, Optimised target) {
    StepWriter writer = new StepWriter(program);
    writer.count(target);
    String gradient = writer.decayed(target, config.weightDecay()).gradient();
    String square = target.buffer(0);
    writer.runningSquare(square, gradient, config.alpha());
    String variance = square;
    if (config.centered()) {
      String mean = target.buffer(1);
      writer.runningMean(mean, gradient, config.alpha());
      // Rounding can make the difference negative, whose root PyTorch takes all the same.
      String difference =
          "torch.addcmul(" + String.join(", ", square, mean, mean) + ", value=-1.0)";
      variance = "torch.clamp_min(" + difference + ", 0.0)";
    }
    String scale =
        program.let(
            "scale", "torch.add_(torch.sqrt(" + variance + "), " + Literal.of(config.eps()) + ")");
    if (config.momentum() > 0) {
      String last = target.buffer(buffers() - 1);
      program.effect(
          "torch.addcdiv_(torch.mul_("
              + String.join(", ", last, Literal.of(config.momentum()) + ")", gradient, scale)
              + ")");
      writer.descend(target, last);
    } else {
      writer.descend(target, "torch.div(" + gradient + ", " + scale + ")");
    }
  }
}
