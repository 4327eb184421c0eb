package org.marl.core.exact;

import java.util.List;
import org.marl.core.expression.Node;
import org.marl.core.expression.Op;
import org.marl.core.expression.Reduction;

/** A reduction of the first argument; the others are bounds. */
final class ReductionSlot extends Slot {
  private final Reduction reduction;
  private final Grouping grouping;
  private final List<Slot> arguments;
  private final double[] bounds;

  ReductionSlot(Node node, Op.Reduce op, List<Slot> arguments) {
    super(node);
    this.reduction = op.reduction();
    this.grouping = new Grouping(op.over());
    this.arguments = arguments;
    this.bounds = new double[arguments.size() - 1];
  }

  @Override
  NamedArray result(QuantitySource source) {
    for (int k = 0; k < bounds.length; k++) {
      bounds[k] = arguments.get(k + 1).value().number();
    }
    grouping.look(arguments.get(0).value(), source);
    return Reducer.reduce(reduction, grouping, bounds);
  }

  @Override
  void propagate(QuantitySource source, PolicySlopes policy) {
    Slot from = arguments.get(0);
    if (reduction == Reduction.RESCALE) {
      RescaleSlopes slopes = RescaleSlopes.of(grouping, bounds[0], bounds[1], outer());
      from.add(slopes.entries());
      arguments.get(1).add(slopes.low());
      arguments.get(2).add(slopes.high());
    } else {
      from.add(ReductionSlopes.of(reduction, grouping, value().values(), outer()));
    }
  }
}
