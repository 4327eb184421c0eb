package org.marl.algorithms.optimizer;

import java.util.List;
import org.marl.core.program.Literal;
import org.marl.core.program.ProgramWriter;

/**
 * Adam (Kingma and Ba 2015, algorithm 1), as PyTorch's own operator for a whole step.
 *
 * @param decoupled whether weight decay shrinks the weights by itself (Loshchilov and Hutter 2019,
 *     algorithm 2), not through the gradient
 */
record AdamStep(double beta1, double beta2, double eps, double weightDecay, boolean decoupled)
    implements StepRule {
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
    new StepWriter(program).count(target);
    List<String> arguments =
        List.of(
            slots(target.weights()),
            slots(target.gradient()),
            slots(target.buffer(0)),
            slots(target.buffer(1)),
            "annotate(List[Tensor], [])",
            slots(target.count()),
            "lr=" + target.rate(),
            "beta1=" + Literal.of(beta1),
            "beta2=" + Literal.of(beta2),
            "weight_decay=" + Literal.of(weightDecay),
            "eps=" + Literal.of(eps),
            "amsgrad=False",
            "maximize=False");
    String function = decoupled ? "torch._fused_adamw_" : "torch._fused_adam_";
    program.effect(function + "(" + String.join(", ", arguments) + ")");
  }

  /**
   * A list of what each slot has. Were the lists written out, PyTorch would see no effect of the
   * call on anything that is used, and leave the call away.
   */
  private static String slots(String tensor) {
    return "torch.unbind(" + tensor + ", 0)";
  }
}
