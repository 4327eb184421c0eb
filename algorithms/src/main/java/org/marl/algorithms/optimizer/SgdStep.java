package org.marl.algorithms.optimizer;

import org.marl.core.program.Literal;
import org.marl.core.program.ProgramWriter;

/** Stochastic gradient descent with momentum (Sutskever et al. 2013, as PyTorch writes it). */
record SgdStep(SgdConfig config) implements StepRule {

  /** The last direction; PyTorch's first one is the gradient, as it is here from zero. */
  @Override
  public int buffers() {
    return config.momentum() > 0 ? 1 : 0;
  }

  @Override
  public void step(ProgramWriter program, Optimised target) {
    StepWriter writer = new StepWriter(program);
    writer.count(target);
    String gradient = writer.decayed(target, config.weightDecay()).gradient();
    if (config.momentum() == 0) {
      writer.descend(target, gradient);
      return;
    }
    String last = target.buffer(0);
    String momentum = Literal.of(config.momentum());
    program.effect("torch.add_(torch.mul_(" + last + ", " + momentum + "), " + gradient + ")");
    String ahead = "torch.add(" + gradient + ", " + last + ", alpha=" + momentum + ")";
    writer.descend(target, config.nesterov() ? ahead : last);
  }
}
