package org.marl.examples.plugin;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.marl.core.expression.Axis;
import org.marl.core.program.Tensor;
import org.marl.core.program.TensorOperation;

/**
 * The least probability, times steps from action to action, that makes one policy of the other: the
 * sum of |P - Q| over actions, P and Q cumulative; {@code [agents, samples, actions]} to {@code
 * [agents, samples]}. Actions that are not available have probability 0 and need no mask.
 */
record EarthMover() implements TensorOperation {

  @Override
  public Set<Axis> over() {
    return Set.of(Axis.ACTIONS);
  }

  @Override
  public boolean keepsAxes() {
    return false;
  }

  @Override
  public Tensor write(List<Tensor> operands, Optional<Tensor> valid) {
    Tensor difference = operands.get(0).minus(operands.get(1));
    String actions = String.valueOf(difference.dimension(Axis.ACTIONS));
    return difference.map("torch.cumsum", actions).map("torch.abs").sum(Set.of(Axis.ACTIONS));
  }
}
