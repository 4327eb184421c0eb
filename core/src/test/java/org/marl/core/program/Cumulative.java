package org.marl.core.program;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.marl.core.expression.Axis;

/** The sum of an entry of the actions and those before it: an operation as a plug-in adds one. */
record Cumulative() implements TensorOperation {

  @Override
  public Set<Axis> over() {
    return Set.of(Axis.ACTIONS);
  }

  @Override
  public boolean keepsAxes() {
    return true;
  }

  @Override
  public Tensor write(List<Tensor> operands, Optional<Tensor> valid) {
    Tensor all = operands.get(0);
    Tensor counting = valid.map(mask -> mask.choose(all, 0)).orElse(all);
    return counting.map("torch.cumsum", String.valueOf(counting.dimension(Axis.ACTIONS)));
  }

  /**
   * The same in plain Java, at one place.
   *
   * @param counts do the entries of that action and of those before it count?
   */
  static double at(double[] x, int place, boolean[] counts) {
    double sum = 0;
    for (int i = place - place % SmallBatch.ACTIONS; i <= place; i++) {
      sum += counts[i] ? x[i] : 0;
    }
    return counts[place] ? sum : 0;
  }
}
