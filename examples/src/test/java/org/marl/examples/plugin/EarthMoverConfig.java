package org.marl.examples.plugin;

import java.util.List;
import org.marl.core.catalog.Doc;
import org.marl.core.expression.Node;
import org.marl.core.plan.OperationConfig;
import org.marl.core.program.TensorOperation;

/** {@code risk.earth_mover(pi, pi_old)}. */
public record EarthMoverConfig(@Doc("probabilities of actions") Node from, @Doc("others") Node to)
    implements OperationConfig {

  @Override
  public List<Node> operands() {
    return List.of(from, to);
  }

  @Override
  public TensorOperation operation() {
    return new EarthMover();
  }
}
