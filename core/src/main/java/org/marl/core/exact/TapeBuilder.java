package org.marl.core.exact;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.Function;
import org.marl.core.expression.Binary;
import org.marl.core.expression.ExpressionException;
import org.marl.core.expression.Node;
import org.marl.core.expression.Op;
import org.marl.core.expression.Unary;

/** Translates expression nodes to a {@link Tape}; constants fold, shared nodes are shared. */
final class TapeBuilder {
  private final List<Double> initial = new ArrayList<>();
  private final List<Boolean> constant = new ArrayList<>();
  private final List<int[]> instructions = new ArrayList<>();
  private final int data;

  /**
   * @param data the number of data registers
   */
  TapeBuilder(int data) {
    this.data = data;
    for (int i = 0; i <= data; i++) {
      register(0, false);
    }
  }

  /** The register of the variable. */
  static int variable() {
    return 0;
  }

  int constant(double value) {
    return register(value, true);
  }

  int operation(Op op, int... operands) {
    if (op instanceof Unary unary) {
      return emit(Opcode.of(unary), operands[0], operands[0], operands[0]);
    }
    if (op == Binary.POWER && constant.get(operands[1])) {
      return power(operands[0], operands[1]);
    }
    if (op instanceof Binary binary) {
      return emit(Opcode.of(binary), operands[0], operands[1], operands[1]);
    }
    if (op instanceof Op.Select) {
      return emit(Opcode.SELECT, operands[0], operands[1], operands[2]);
    }
    throw new AssertionError(op);
  }

  /**
   * The perspective {@code q f(p/q)} of a function.
   *
   * @param q the register of a number that does not depend on the variable
   * @param f the function, as nodes with one variable
   */
  int perspective(int p, int q, Node f) {
    int ratio = emit(Opcode.RATIO, p, q, q);
    return emit(Opcode.PERSPECTIVE, apply(f, ratio), q, q);
  }

  /** A function of one variable at the value of a register. */
  int apply(Node f, int argument) {
    return node(
        f,
        inner ->
            inner.op() instanceof Op.Variable ? OptionalInt.of(argument) : OptionalInt.empty());
  }

  /** The product, or 0 where the coefficient is, whatever the other factor is then. */
  int weighted(int coefficient, int register) {
    int product = operation(Binary.MULTIPLY, coefficient, register);
    return emit(Opcode.SELECT, coefficient, product, constant(0));
  }

  /** Small powers by name: faster, and exact where {@code Math.pow} is not differentiated well. */
  private int power(int base, int exponent) {
    double value = initial.get(exponent);
    if (value == 1) {
      return base;
    }
    if (value == 2) {
      return emit(Opcode.SQUARE, base, base, base);
    }
    if (value == 0.5) {
      return emit(Opcode.SQRT, base, base, base);
    }
    boolean small = value >= 3 && value <= Opcode.LARGEST_INTEGER_POWER;
    int code = small && value == Math.rint(value) ? Opcode.INTEGER_POWER : Opcode.POWER;
    return emit(code, base, exponent, exponent);
  }

  /**
   * Translates a node.
   *
   * @param leaves registers of the nodes that are not to be entered; asked first for every node
   * @param known registers of nodes already translated, by node; extended
   * @throws ExpressionException if the node has an operation that is not elementwise
   */
  int node(Node node, Function<Node, OptionalInt> leaves, Map<Node, Integer> known) {
    Integer present = known.get(node);
    if (present != null) {
      return present;
    }
    OptionalInt leaf = leaves.apply(node);
    int result = leaf.isPresent() ? leaf.getAsInt() : translate(node, leaves, known);
    known.put(node, result);
    return result;
  }

  int node(Node node, Function<Node, OptionalInt> leaves) {
    return node(node, leaves, new HashMap<>());
  }

  private int translate(Node node, Function<Node, OptionalInt> leaves, Map<Node, Integer> known) {
    Op op = node.op();
    if (op instanceof Op.Constant) {
      return constant(node.constant());
    }
    if (op instanceof Op.Stop || op instanceof Op.At) {
      return node(node.argument(0), leaves, known);
    }
    if (!(op instanceof Unary || op instanceof Binary || op instanceof Op.Select)) {
      throw new ExpressionException(
          node,
          "`%s` has no value inside a function of one number".formatted(node),
          "use the variable, numbers, and elementwise functions");
    }
    int[] operands = new int[node.arguments().size()];
    for (int i = 0; i < operands.length; i++) {
      operands[i] = node(node.argument(i), leaves, known);
    }
    return operation(op, operands);
  }

  private int emit(int code, int a, int b, int c) {
    if (constant.get(a) && constant.get(b) && constant.get(c)) {
      return constant(fold(code, initial.get(a), initial.get(b), initial.get(c)));
    }
    int target = register(0, false);
    instructions.add(new int[] {code, target, a, b, c});
    return target;
  }

  private static double fold(int code, double a, double b, double c) {
    return new Tape(new int[] {code, 3, 0, 1, 2}, new double[4], 0, 3)
        .value(new double[] {a, b, c, 0});
  }

  private int register(double value, boolean isConstant) {
    initial.add(value);
    constant.add(isConstant);
    return initial.size() - 1;
  }

  Tape build(int root) {
    int[] code = instructions.stream().flatMapToInt(Arrays::stream).toArray();
    double[] registers = initial.stream().mapToDouble(Double::doubleValue).toArray();
    return new Tape(code, registers, data, root);
  }
}
