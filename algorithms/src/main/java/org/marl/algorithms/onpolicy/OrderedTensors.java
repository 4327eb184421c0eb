package org.marl.algorithms.onpolicy;

import java.util.List;
import org.marl.core.expression.Copy;
import org.marl.core.expression.Node;
import org.marl.core.expression.Quantity;
import org.marl.core.program.Tensor;

/** The whole batch under present networks, whose steps are in their order. */
record OrderedTensors(LiveTensors source, BatchTensors batch, List<RoleTensors> critic)
    implements DelegatingTensors {

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
}
