package org.marl.core.expression;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** The types of operations that keep the axes of their operands, and the alignment of operands. */
final class Typing {
  private Typing() {}

  static Type unary(Unary op, Node argument) {
    require(op == Unary.NOT ? Element.BOOL : Element.REAL, argument);
    boolean smooth =
        switch (op) {
          case NEGATE, ABS, EXP, LOG, SQRT, TANH, SIGMOID, RELU -> true;
          case NOT, SIGN, FLOOR -> false;
        };
    return join(op, argument.type().element(), smooth, List.of(argument));
  }

  static Type binary(Binary op, Node left, Node right) {
    List<Node> arguments = List.of(left, right);
    if (op == Binary.EQUAL || op == Binary.NOT_EQUAL) {
      require(left.type().element(), right);
    } else {
      Element wanted = op.isLogic() ? Element.BOOL : Element.REAL;
      require(wanted, left);
      require(wanted, right);
    }
    boolean truth = op.isLogic() || op.isComparison();
    return join(op, truth ? Element.BOOL : Element.REAL, !truth, arguments);
  }

  static Type select(Node condition, Node then, Node otherwise) {
    require(Element.BOOL, condition);
    require(then.type().element(), otherwise);
    Op op = new Op.Select();
    List<Node> arguments = List.of(condition, then, otherwise);
    Type branches = join(op, then.type().element(), true, List.of(then, otherwise));
    Type all = join(op, then.type().element(), true, arguments);
    return new Type(all.element(), all.axes(), all.stage(), branches.trains(), branches.coupled());
  }

  /** The entry of the actions at an index. */
  static Type gather(Node e, Node index) {
    Op op = new Op.Gather();
    List<Node> arguments = List.of(e, index);
    if (!e.type().has(Axis.ACTIONS)) {
      throw new ExpressionException(
          e,
          Mistakes.quote(op, arguments)
              + " takes the entry of one action, but "
              + Mistakes.quote(e)
              + " "
              + (e.type().axes().isEmpty() ? "is one number" : "has no actions"),
          "quantities with actions are `pi`, `pi_old`, `log_pi`, `Q`, `available`");
    }
    require(Element.INDEX, index);
    EnumSet<Axis> axes = EnumSet.copyOf(e.type().axes());
    axes.remove(Axis.ACTIONS);
    axes.addAll(index.type().axes());
    return new Type(
        e.type().element(),
        axes,
        e.type().stage().max(index.type().stage()),
        e.type().trains(),
        e.type().coupled());
  }

  /** The same value, from which no gradient flows. */
  static Type constantAt(Stage stage, Type type) {
    return new Type(type.element(), type.axes(), stage, Set.of(), false);
  }

  static void require(Element wanted, Node found) {
    if (found.type().element() != wanted) {
      throw Mistakes.notA(wanted, found);
    }
  }

  /**
   * Operands aligned by the names of their axes.
   *
   * @param differentiable does gradient flow through the operation?
   */
  static Type join(Op op, Element element, boolean differentiable, List<Node> arguments) {
    Set<Axis> axes = Set.of();
    Set<Network> trains = Set.of();
    Stage stage = Stage.PLAN;
    boolean coupled = false;
    for (Node argument : arguments) {
      Type type = argument.type();
      axes = Type.AXES.union(axes, type.axes());
      stage = stage.max(type.stage());
      if (differentiable) {
        trains = Type.NETWORKS.union(trains, type.trains());
        coupled |= type.coupled();
      }
    }
    if (axes.contains(Axis.ACTIONS) && axes.contains(Axis.DIMS)) {
      throw new ExpressionException(
          Mistakes.quote(op, arguments) + " mixes discrete actions with continuous ones",
          "axes `actions` and `dims` belong to different kinds of games");
    }
    return new Type(element, axes, stage, trains, coupled);
  }

  static Type entry(Node e, Axis axis) {
    if (!e.type().has(axis)) {
      throw new ExpressionException(
          e, Mistakes.quote(e) + " has no " + axis.word() + ", it has " + e.type().axesText(), "");
    }
    Set<Axis> left = EnumSet.copyOf(e.type().axes());
    left.remove(axis);
    boolean coupled = axis == Axis.AGENTS && !e.type().trains().isEmpty();
    return new Type(
        e.type().element(),
        left,
        e.type().stage(),
        e.type().trains(),
        coupled || e.type().coupled());
  }
}
