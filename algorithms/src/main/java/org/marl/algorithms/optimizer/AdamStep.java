package org.marl.algorithms.optimizer;

import org.marl.core.program.Literal;
import org.marl.core.program.ProgramWriter;

/**
 * Adam (Kingma and Ba 2015, algorithm 1).
 *
 * @param decoupled whether weight decay shrinks the weights by itself (Loshchilov and Hutter 2019,
 *     algorithm 2), not through the gradient
 */
record AdamStep(double beta1, double beta2, double eps, double weightDecay, boolean decoupled)
    implements StepRule {
  /** The code of float64. */
  private static final String FLOAT64 = "7";

  static AdamStep of(AdamConfig config) {
    return new AdamStep(config.beta1(), config.beta2(), config.eps(), config.weightDecay(), false);
  }

  static AdamStep of(AdamWConfig config) {
    return new AdamStep(config.beta1(), config.beta2(), config.eps(), config.weightDecay(), true);
  }

  /** The running means of the gradient and of its square. */
  @Override
  public int buffers() {
    return 2;
  }

  @Override
  public void step(ProgramWriter program, Optimised target) {
    StepWriter writer = new StepWriter(program);
    writer.count(target);
    Optimised decayed = target;
    if (decoupled) {
      shrink(program, target);
    } else {
      decayed = writer.decayed(target, weightDecay);
    }
    writer.runningMean(target.buffer(0), decayed.gradient(), beta1);
    writer.runningSquare(target.buffer(1), decayed.gradient(), beta2);
    String steps = program.let("steps", "torch.to(" + target.count() + ", " + FLOAT64 + ")");
    String root = program.let("root", narrow("torch.sqrt(" + missing(beta2, steps) + ")"));
    String rate =
        program.let(
            "rate", narrow("torch.div(" + target.rate() + ", " + missing(beta1, steps) + ")"));
    String scale =
        program.let(
            "scale",
            "torch.add_(torch.div_(torch.sqrt("
                + String.join(", ", target.buffer(1) + ")", root + ")", program.constant(eps))
                + ")");
    program.effect(
        "torch.addcdiv_("
            + String.join(
                ", ", target.weights(), "torch.mul(" + target.buffer(0) + ", " + rate + ")", scale)
            + ", value=-1.0)");
  }

  private void shrink(ProgramWriter program, Optimised target) {
    if (weightDecay == 0) {
      return;
    }
    String kept =
        "torch.rsub(torch.mul(" + target.rate() + ", " + Literal.of(weightDecay) + "), 1.0)";
    program.effect("torch.mul_(" + target.weights() + ", " + kept + ")");
  }

  /**
   * The share that a running mean which began at zero has of its gradients. In single precision it
   * would be wrong by one part in 20,000 after the first step, for a decay of 0.999.
   */
  private static String missing(double decay, String steps) {
    return "torch.rsub(torch.pow(" + Literal.of(decay) + ", " + steps + "), 1.0)";
  }

  private static String narrow(String value) {
    return "torch.to(" + value + ", " + Literal.FLOAT32 + ")";
  }
}
