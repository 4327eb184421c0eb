package org.marl.core.exact;

import java.util.List;
import org.marl.core.expression.Node;

/**
 * An operation on aligned entries. Where operands lie is worked out again only when their shapes
 * change, which they do not within a run.
 */
final class Elementwise extends Slot {
  private final List<Slot> arguments;
  private final Operation operation;
  private final double[] operands;
  private final Alignment[] shapes;
  private int[][] positions = {};
  private NamedArray space;

  /** What is done to every entry. */
  interface Operation {
    double value(double[] x);

    /** The derivative by one operand, where the value is y. */
    double slope(int operand, double[] x, double y);
  }

  Elementwise(Node node, List<Slot> arguments, Operation operation) {
    super(node);
    this.arguments = arguments;
    this.operation = operation;
    this.operands = new double[arguments.size()];
    this.shapes = new Alignment[operands.length];
  }

  @Override
  NamedArray result(QuantitySource source) {
    if (!fits()) {
      prepare();
    }
    double[] result = space.values();
    for (int i = 0; i < result.length; i++) {
      read(i);
      result[i] = operation.value(operands);
    }
    return space;
  }

  private boolean fits() {
    for (int k = 0; k < shapes.length; k++) {
      if (shapes[k] == null || !shapes[k].isOf(arguments.get(k).value())) {
        return false;
      }
    }
    return true;
  }

  private void prepare() {
    List<NamedArray> values = arguments.stream().map(Slot::value).toList();
    Alignment alignment = Alignment.of(values);
    for (int k = 0; k < shapes.length; k++) {
      shapes[k] = Alignment.of(values.get(k));
    }
    positions = alignment.positions(values);
    space = alignment.array(new double[alignment.length()]);
  }

  private void read(int i) {
    for (int k = 0; k < operands.length; k++) {
      operands[k] = arguments.get(k).value().values()[positions[k][i]];
    }
  }

  @Override
  void propagate(QuantitySource source, PolicySlopes policy) {
    double[] outer = outer();
    double[] result = space.values();
    for (int k = 0; k < operands.length; k++) {
      if (arguments.get(k).isLive()) {
        double[] target = arguments.get(k).outer();
        for (int i = 0; i < result.length; i++) {
          // What does not count stays out, even where its slope is infinite.
          if (outer[i] != 0) {
            read(i);
            target[positions[k][i]] += outer[i] * operation.slope(k, operands, result[i]);
          }
        }
      }
    }
  }
}
