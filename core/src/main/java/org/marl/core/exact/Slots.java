package org.marl.core.exact;

import java.util.List;
import java.util.function.Function;
import org.marl.core.expression.Binary;
import org.marl.core.expression.Divergence;
import org.marl.core.expression.ExpressionException;
import org.marl.core.expression.Node;
import org.marl.core.expression.Op;
import org.marl.core.expression.Unary;

/** Makes the slot of a node. */
final class Slots {
  private Slots() {}

  /**
   * The slot.
   *
   * @param arguments those of the node's arguments; none for coefficients
   * @throws ExpressionException for a leaf that has no value
   */
  static Slot of(
      Node node, List<Slot> arguments, Function<Divergence, PerspectiveFunction> perspectives) {
    if (node.op() instanceof Unary op) {
      return new Elementwise(node, arguments, new Operations.OfOne(op));
    } else if (node.op() instanceof Binary op) {
      return new Elementwise(node, arguments, new Operations.OfTwo(op));
    } else if (node.op() instanceof Op.Select) {
      return new Elementwise(node, arguments, new Operations.Choice());
    } else if (node.op() instanceof Op.Perspective op) {
      PerspectiveFunction function = perspectives.apply(op.divergence());
      return new Elementwise(node, arguments, new Operations.Distance(function));
    } else if (node.op() instanceof Op.Leaf) {
      return leaf(node);
    } else if (node.op() instanceof Op.Reduce op) {
      return new ReductionSlot(node, op, arguments);
    } else if (node.op() instanceof Op.Gather) {
      return new GatherSlot(node, arguments.get(0), arguments.get(1));
    } else if (node.op() instanceof Op.Entry op) {
      return new EntrySlot(node, op, arguments.get(0));
    } else if (node.op() instanceof Op.Stop || node.op() instanceof Op.At) {
      return new Given(node, source -> arguments.get(0).value());
    } else if (node.op() instanceof Op.Coefficient) {
      return new Given(node, source -> source.coefficient(node));
    }
    throw new AssertionError(node.op());
  }

  private static Slot leaf(Node node) {
    if (node.isConstant()) {
      NamedArray constant = NamedArray.of(node.constant());
      return new Given(node, source -> constant);
    } else if (node.op() instanceof Op.Input input) {
      return new InputSlot(node, input);
    }
    throw new ExpressionException(node, "`" + node + "` has no value", "");
  }

  /** A value through which no gradient flows. */
  private static final class Given extends Slot {
    private final Function<QuantitySource, NamedArray> value;

    Given(Node node, Function<QuantitySource, NamedArray> value) {
      super(node);
      this.value = value;
    }

    @Override
    NamedArray result(QuantitySource source) {
      return value.apply(source);
    }
  }

  private static final class InputSlot extends Slot {
    private final Op.Input input;

    InputSlot(Node node, Op.Input input) {
      super(node);
      this.input = input;
    }

    @Override
    NamedArray result(QuantitySource source) {
      return source.quantity(input.quantity(), input.copy());
    }

    @Override
    void propagate(QuantitySource source, PolicySlopes policy) {
      policy.add(input.quantity(), outer());
    }
  }

  private static final class GatherSlot extends Slot {
    private final Slot from;
    private final Slot index;
    private final Gathering gathering = new Gathering();

    GatherSlot(Node node, Slot from, Slot index) {
      super(node);
      this.from = from;
      this.index = index;
    }

    @Override
    NamedArray result(QuantitySource source) {
      gathering.look(from.value(), index.value());
      return gathering.entries(from.value());
    }

    @Override
    void propagate(QuantitySource source, PolicySlopes policy) {
      gathering.addTo(from.outer(), outer());
    }
  }

  private static final class EntrySlot extends Slot {
    private final Op.Entry op;
    private final Slot from;

    EntrySlot(Node node, Op.Entry op, Slot from) {
      super(node);
      this.op = op;
      this.from = from;
    }

    @Override
    NamedArray result(QuantitySource source) {
      return Entries.entry(op, from.value(), source);
    }

    @Override
    void propagate(QuantitySource source, PolicySlopes policy) {
      Entries.addEntry(op, from.value(), source, outer(), from.outer());
    }
  }
}
