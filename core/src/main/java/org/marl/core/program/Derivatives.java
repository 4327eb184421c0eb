package org.marl.core.program;

import java.util.Collection;
import java.util.function.Supplier;
import org.marl.core.expression.Axis;
import org.marl.core.program.GradientTape.Path;

/**
 * How gradients go back through operations on tensors. At kinks they are PyTorch's: operands that
 * are alike share the slope, the ends of a range belong to it, and |x| is flat at 0. What is not
 * here is left to PyTorch.
 */
final class Derivatives {
  private Derivatives() {}

  /** Of a function of one tensor. */
  static void map(GradientTape tape, String function, Tensor x, Tensor result) {
    switch (function) {
      case "torch.neg" -> tape.record(result, new Path(x, g -> g.times(-1)));
      case "torch.add" -> tape.record(result, new Path(x, g -> g));
      case "torch.exp" -> tape.record(result, new Path(x, g -> g.times(result)));
      case "torch.expm1" -> tape.record(result, new Path(x, g -> g.times(result.plus(1))));
      case "torch.log" -> tape.record(result, new Path(x, g -> g.over(x)));
      case "torch.log1p" -> tape.record(result, new Path(x, g -> g.over(x.plus(1))));
      case "torch.sqrt" -> tape.record(result, new Path(x, g -> g.times(0.5).over(result)));
      case "torch.abs" -> tape.record(result, new Path(x, g -> g.times(x.map("torch.sign"))));
      case "torch.tanh" ->
          tape.record(result, new Path(x, g -> g.times(oneMinus(result.squared()))));
      case "torch.sigmoid" ->
          tape.record(result, new Path(x, g -> g.times(result.times(oneMinus(result)))));
      case "torch.relu" ->
          tape.record(result, new Path(x, g -> g.where(result.map("torch.gt", "0.0"))));
      case "torch.reciprocal" ->
          tape.record(result, new Path(x, g -> g.times(-1).times(result.squared())));
      case "torch.clamp", "torch.clamp_min", "torch.clamp_max" ->
          tape.record(result, new Path(x, g -> g.where(result.zip("torch.eq", x))));
      case "torch.detach",
          "torch.sign",
          "torch.floor",
          "torch.ceil",
          "torch.ones_like",
          "torch.zeros_like",
          "torch.full_like",
          "torch.isfinite",
          "torch.logical_not",
          "torch.gt",
          "torch.ge",
          "torch.lt",
          "torch.le",
          "torch.eq",
          "torch.ne" ->
          tape.constant(result, x);
      default -> {
        // Nothing is said of other functions.
      }
    }
  }

  /** Of a function of two tensors, entry by entry. */
  static void zip(GradientTape tape, String function, Tensor x, Tensor y, Tensor result) {
    switch (function) {
      case "torch.add" -> tape.record(result, new Path(x, g -> g), new Path(y, g -> g));
      case "torch.sub" -> tape.record(result, new Path(x, g -> g), new Path(y, g -> g.times(-1)));
      case "torch.mul" ->
          tape.record(result, new Path(x, g -> g.times(y)), new Path(y, g -> g.times(x)));
      case "torch.div" ->
          tape.record(
              result,
              new Path(x, g -> g.over(y)),
              new Path(y, g -> g.times(-1).times(result).over(y)));
      case "torch.minimum" -> extreme(tape, x, y, result, new Once<>(() -> below(x, y)));
      case "torch.maximum" -> extreme(tape, x, y, result, new Once<>(() -> below(y, x)));
      case "torch.gt",
          "torch.ge",
          "torch.lt",
          "torch.le",
          "torch.eq",
          "torch.ne",
          "torch.logical_and",
          "torch.logical_or" ->
          tape.constant(result, x, y);
      default -> {
        // Nothing is said of other functions.
      }
    }
  }

  /**
   * @param ofX the share of the gradient that goes to the first
   */
  private static void extreme(
      GradientTape tape, Tensor x, Tensor y, Tensor result, Supplier<Tensor> ofX) {
    tape.record(
        result,
        new Path(x, g -> g.times(ofX.get())),
        new Path(y, g -> g.times(ofX.get().map("torch.rsub", "1.0"))));
  }

  /** 1 where the first is below the second, 1/2 where they are alike, else 0. */
  private static Tensor below(Tensor x, Tensor y) {
    Tensor distance = y.minus(x);
    return distance.map("torch.heaviside", "torch.new_full(" + distance.name() + ", [], 0.5)");
  }

  private static Tensor oneMinus(Tensor x) {
    return x.negated().plus(1);
  }

  /** Of a reduction over axes. */
  static void reduce(
      GradientTape tape, String function, Collection<Axis> over, Tensor x, Tensor result) {
    switch (function) {
      case "torch.sum" -> tape.record(result, new Path(x, g -> g));
      case "torch.mean" -> tape.record(result, new Path(x, g -> g.shared(x, over)));
      case "torch.amax", "torch.amin" ->
          tape.record(
              result,
              new Path(
                  x,
                  g -> {
                    Tensor alike = x.zip("torch.eq", result).asReal();
                    return g.times(alike.dividedBy(alike.sum(over)));
                  }));
      default -> {
        // Nothing is said of other functions.
      }
    }
  }
}
