package org.marl.core.program;

import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.marl.core.expression.Axis;

/**
 * The derivative of a loss by a tensor, on its way back: a number times a tensor. Along an axis of
 * the tensor by which it is taken that it lacks it is the same everywhere, so that the gradient of
 * a mean is one number until something else is multiplied.
 *
 * @param factor the number
 * @param tensor empty: 1
 */
record Adjoint(double factor, Optional<Tensor> tensor) {
  static final Adjoint ONE = new Adjoint(1, Optional.empty());

  Adjoint times(double number) {
    return new Adjoint(factor * number, tensor);
  }

  Adjoint times(Tensor other) {
    return with(tensor.map(own -> own.times(other)).orElse(other));
  }

  Adjoint over(Tensor other) {
    return with(
        tensor.map(own -> own.dividedBy(other)).orElseGet(() -> other.map("torch.reciprocal")));
  }

  /** The same where a condition holds, elsewhere 0. */
  Adjoint where(Tensor condition) {
    return with(tensor.map(own -> condition.choose(own, 0)).orElseGet(condition::asReal));
  }

  /** The same divided by how many entries a tensor has along some axes. */
  Adjoint shared(Tensor of, Collection<Axis> axes) {
    return times(number(of.program(), "torch.div(1.0, " + count(of, axes) + ")"));
  }

  Adjoint plus(Adjoint other) {
    if (factor == 0 || other.factor == 0) {
      return factor == 0 ? other : this;
    } else if (tensor.isEmpty() && other.tensor.isEmpty()) {
      return new Adjoint(factor + other.factor, tensor);
    } else if (tensor.isEmpty()) {
      return other.plus(this);
    } else if (other.tensor.isEmpty()) {
      return new Adjoint(1, Optional.of(value(tensor.get().program()).plus(other.factor)));
    }
    return with(tensor.get().plus(other.tensor.get(), other.factor / factor));
  }

  /**
   * Of a tensor that was broadcast along some axes, given the derivative by what it was broadcast
   * to: the sum along them.
   */
  Adjoint summed(Tensor broadcast, Set<Axis> along) {
    Set<Axis> own = tensor.map(Tensor::axes).orElse(Set.of());
    Set<Axis> present = along.stream().filter(own::contains).collect(Collectors.toSet());
    Set<Axis> absent =
        along.stream().filter(axis -> !own.contains(axis)).collect(Collectors.toSet());
    Adjoint sum = present.isEmpty() ? this : with(tensor.orElseThrow().sum(present));
    return absent.isEmpty()
        ? sum
        : sum.times(number(broadcast.program(), "float(" + count(broadcast, absent) + ")"));
  }

  /** As a tensor, which may lack axes. */
  Tensor value(ProgramWriter program) {
    if (tensor.isEmpty()) {
      return new Tensor(program, program.constant(factor), Set.of());
    }
    return factor == -1 ? tensor.get().negated() : tensor.get().times(factor);
  }

  /** As a tensor of the shape of another one. */
  Tensor full(Tensor like) {
    Tensor value = value(like.program());
    return value.axes().equals(like.axes()) ? value : like.map("torch.zeros_like").plus(value);
  }

  private Adjoint with(Tensor other) {
    return new Adjoint(factor, Optional.of(other));
  }

  private static Tensor number(ProgramWriter program, String value) {
    return new Tensor(program, program.let("t", "torch.full([], " + value + ")"), Set.of());
  }

  /** An integer expression. */
  private static String count(Tensor of, Collection<Axis> axes) {
    return axes.stream()
        .sorted()
        .map(of::size)
        .reduce((left, right) -> "torch.mul(" + left + ", " + right + ")")
        .orElse("1");
  }
}
