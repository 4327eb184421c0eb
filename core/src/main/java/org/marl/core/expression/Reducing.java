package org.marl.core.expression;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The types of reductions over axes. */
final class Reducing {
  private Reducing() {}

  /**
   * The axes that a reduction goes over: those that are named, or the samples where the reduction
   * may leave {@code over} out. Samples include time.
   */
  static Set<Axis> axes(Reduction reduction, Set<Axis> over, List<Node> arguments) {
    Node value = arguments.get(0);
    if (over.isEmpty() && !reduction.overSamplesByDefault()) {
      throw overWhat(reduction, arguments);
    }
    EnumSet<Axis> axes = EnumSet.noneOf(Axis.class);
    axes.addAll(over.isEmpty() ? Set.of(Axis.SAMPLES) : over);
    if (axes.contains(Axis.SAMPLES) && value.type().has(Axis.TIME)) {
      axes.add(Axis.TIME);
    }
    for (Axis axis : axes) {
      if (!value.type().has(axis) && !isOpen(value)) {
        throw lacks(axis, new Op.Reduce(reduction, axes), arguments);
      }
    }
    return axes;
  }

  /** Does the value contain a parameter, which may stand for an expression with more axes? */
  static boolean isOpen(Node value) {
    return Traversal.contains(value, node -> node.op() instanceof Op.Parameter);
  }

  static Type type(Op.Reduce op, List<Node> arguments) {
    Reduction reduction = op.reduction();
    Node value = arguments.get(0);
    boolean ofTruths =
        reduction == Reduction.ALL || reduction == Reduction.ANY || reduction == Reduction.COUNT;
    Typing.require(ofTruths ? Element.BOOL : Element.REAL, value);
    for (Node bound : arguments.subList(1, arguments.size())) {
      Typing.require(Element.REAL, bound);
      if (!bound.type().axes().isEmpty()) {
        throw new ExpressionException(
            bound,
            (reduction == Reduction.QUANTILE ? "the share of `quantile`" : "a bound of `rescale`")
                + " is one number, but "
                + Mistakes.quote(bound)
                + " "
                + Mistakes.axes(bound),
            "");
      }
    }
    if (reduction == Reduction.QUANTILE) {
      requireShare(arguments.get(1));
    }
    boolean argmax = reduction == Reduction.ARGMAX;
    if (argmax && !op.over().equals(Set.of(Axis.ACTIONS))) {
      throw new ExpressionException(
          Mistakes.quote(op, arguments) + " is no action: `argmax` goes over actions only", "");
    }
    EnumSet<Axis> axes = EnumSet.noneOf(Axis.class);
    axes.addAll(value.type().axes());
    if (!reduction.keepsAxes()) {
      axes.removeAll(op.over());
    }
    Type joined = Typing.join(op, element(reduction), !ofTruths && !argmax, arguments);
    boolean coupled =
        joined.coupled() || (op.over().contains(Axis.AGENTS) && !joined.trains().isEmpty());
    return new Type(joined.element(), axes, joined.stage(), joined.trains(), coupled);
  }

  private static void requireShare(Node share) {
    boolean fits = share.isConstant() && share.constant() >= 0 && share.constant() <= 1;
    if (!fits && !isOpen(share)) {
      throw new ExpressionException(
          share,
          Mistakes.quote(share) + " is no share: `quantile` takes a number from 0 to 1",
          "as in `quantile(x, 0.9)`, which nine tenths of the entries do not exceed");
    }
  }

  private static Element element(Reduction reduction) {
    return switch (reduction) {
      case ALL, ANY -> Element.BOOL;
      case ARGMAX -> Element.INDEX;
      case SUM, MEAN, MAX, MIN, PROD, COUNT, RANGE, QUANTILE, NORMALISE, RESCALE -> Element.REAL;
    };
  }

  private static ExpressionException overWhat(Reduction reduction, List<Node> arguments) {
    Node value = arguments.get(0);
    String call = reduction.word() + "(" + Printer.brief(value);
    String help =
        value.type().axes().stream()
            .filter(axis -> axis != Axis.TIME)
            .map(axis -> "`" + call + " over " + axis.word() + ")`")
            .collect(Collectors.joining(" or "));
    return new ExpressionException(
        "`"
            + call
            + ")` does not say over what; "
            + Mistakes.quote(value)
            + " "
            + Mistakes.axes(value),
        help.isEmpty() ? "" : "write " + help);
  }

  private static ExpressionException lacks(Axis axis, Op.Reduce op, List<Node> arguments) {
    Node value = arguments.get(0);
    String has =
        value.type().axes().isEmpty()
            ? " is one number"
            : " has no " + axis.word() + ", only " + value.type().axesText();
    return new ExpressionException(
        value,
        Mistakes.quote(op, arguments)
            + " goes over "
            + axis.word()
            + ", but "
            + Mistakes.quote(value)
            + has,
        op.reduction().overSamplesByDefault() && axis == Axis.SAMPLES
            ? "`" + op.reduction().word() + "` goes over samples unless `over` names other axes"
            : "");
  }
}
