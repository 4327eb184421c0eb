package org.marl.examples.plugin;

import java.util.List;
import org.marl.core.catalog.Bounds;
import org.marl.core.catalog.Doc;
import org.marl.core.expression.Node;
import org.marl.core.plan.OperationConfig;
import org.marl.core.program.TensorOperation;

/** {@code risk.worst(of, share = 0.25)}: operands first, then settings. */
public record WorstConfig(
    @Doc("a number for every sample") Node of,
    @Bounds(above = 0, atMost = 1) @Doc("share of the samples that counts") double share)
    implements OperationConfig {

  @Override
  public List<Node> operands() {
    return List.of(of);
  }

  @Override
  public TensorOperation operation() {
    return new Worst(share);
  }
}
