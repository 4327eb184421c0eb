package org.marl.algorithms.onpolicy;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.marl.core.expression.Axis;
import org.marl.core.expression.Copy;
import org.marl.core.expression.Node;
import org.marl.core.expression.Quantity;
import org.marl.core.program.Gaussian;
import org.marl.core.program.Tensor;
import org.marl.core.program.TensorSource;

/** The whole batch under present networks, whose steps are in their order. */
record OrderedTensors(LiveTensors live, BatchTensors batch, List<String> critic)
    implements TensorSource {

  @Override
  public Tensor next(Node shift, Quantity quantity, Copy copy) {
    if (quantity != Quantity.VALUE) {
      throw Unavailable.quantity(quantity);
    }
    return batch.next(critic);
  }

  @Override
  public Tensor accumulate(Node scan, Tensor a, Tensor b) {
    return batch.accumulate(scan, a, b);
  }

  @Override
  public Tensor quantity(Quantity quantity, Copy copy) {
    return live.quantity(quantity, copy);
  }

  @Override
  public Optional<Tensor> logarithm(Quantity quantity, Copy copy) {
    return live.logarithm(quantity, copy);
  }

  @Override
  public boolean actsInVectors() {
    return live.actsInVectors();
  }

  @Override
  public Gaussian gaussian(Quantity quantity, Copy copy) {
    return live.gaussian(quantity, copy);
  }

  @Override
  public double gamma() {
    return live.gamma();
  }

  @Override
  public Tensor coefficient(Node coefficient) {
    return live.coefficient(coefficient);
  }

  @Override
  public Optional<Tensor> valid(Set<Axis> axes) {
    return live.valid(axes);
  }
}
