package org.marl.core.program;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.marl.core.expression.Axis;

/**
 * A tensor of a program that is being written: a name and its axes. Every operation writes a
 * statement and names its result. Two tensors are aligned by the names of their axes, so no user of
 * this class counts dimensions.
 *
 * <p>Results are float32, except those of comparisons and logic (bool) and of {@link #argmax}
 * (int64).
 */
public final class Tensor {
  private final ProgramWriter program;
  private final String name;
  private final Set<Axis> axes;

  /**
   * A tensor that a statement has named.
   *
   * @param axes its dimensions, which lie in the order of {@link Axis}
   */
  public Tensor(ProgramWriter program, String name, Collection<Axis> axes) {
    this.program = program;
    this.name = name;
    EnumSet<Axis> set = EnumSet.noneOf(Axis.class);
    set.addAll(axes);
    this.axes = Collections.unmodifiableSet(set);
  }

  /** Its name in the program. */
  public String name() {
    return name;
  }

  public Set<Axis> axes() {
    return axes;
  }

  public ProgramWriter program() {
    return program;
  }

  public boolean has(Axis axis) {
    return axes.contains(axis);
  }

  /** Where the axis lies among the dimensions. */
  public int dimension(Axis axis) {
    return new ArrayList<>(axes).indexOf(axis);
  }

  /** The number of entries along an axis, an integer expression of the program. */
  public String size(Axis axis) {
    return "torch.size(" + name + ", " + dimension(axis) + ")";
  }

  /**
   * The result of a function that changes no axis.
   *
   * @param function {@code "torch.exp"}
   * @param further arguments after the tensor itself, as program text
   */
  public Tensor map(String function, String... further) {
    Tensor result = result(call(function, name, further), axes);
    GradientTape.of(program).ifPresent(tape -> Derivatives.map(tape, function, this, result));
    return result;
  }

  /** The result of a function of two tensors, entry by entry. */
  public Tensor zip(String function, Tensor other) {
    Set<Axis> union = union(List.of(this, other));
    Tensor result = result(call(function, aligned(union), other.aligned(union)), union);
    GradientTape.of(program)
        .ifPresent(tape -> Derivatives.zip(tape, function, this, other, result));
    return result;
  }

  public Tensor plus(Tensor other) {
    return zip("torch.add", other);
  }

  /** The sum with a multiple of another tensor. */
  Tensor plus(Tensor other, double factor) {
    if (factor == 1) {
      return plus(other);
    }
    Set<Axis> union = union(List.of(this, other));
    String scaled = "alpha=" + Literal.of(factor);
    return result(call("torch.add", aligned(union), other.aligned(union), scaled), union);
  }

  public Tensor plus(double number) {
    return number == 0 ? this : map("torch.add", program.constant(number));
  }

  public Tensor minus(Tensor other) {
    return zip("torch.sub", other);
  }

  public Tensor times(Tensor other) {
    return zip("torch.mul", other);
  }

  public Tensor times(double number) {
    return number == 1
        ? this
        : recorded(
            result(call("torch.mul", name, program.constant(number)), axes),
            path(gradient -> gradient.times(number)));
  }

  public Tensor dividedBy(Tensor other) {
    return zip("torch.div", other);
  }

  public Tensor dividedBy(double number) {
    return recorded(
        result(call("torch.div", name, program.constant(number)), axes),
        path(gradient -> gradient.times(1 / number)));
  }

  /** This to the power of a number. */
  public Tensor power(double exponent) {
    Tensor result = result(call("torch.pow", name, Literal.of(exponent)), axes);
    return exponent == 0
        ? constant(result)
        : recorded(result, path(gradient -> gradient.times(exponent).times(power(exponent - 1))));
  }

  public Tensor negated() {
    return map("torch.neg");
  }

  public Tensor exp() {
    return map("torch.exp");
  }

  public Tensor log() {
    return map("torch.log");
  }

  public Tensor squared() {
    // The derivative of torch.square is a power, which takes PyTorch three operators.
    return recorded(
        result(call("torch.mul", name, name), axes),
        path(gradient -> gradient.times(2).times(this)));
  }

  public Tensor clamp(double low, double high) {
    return map("torch.clamp", Literal.of(low), Literal.of(high));
  }

  public Tensor atLeast(double low) {
    return map("torch.clamp_min", Literal.of(low));
  }

  public Tensor atMost(double high) {
    return map("torch.clamp_max", Literal.of(high));
  }

  /**
   * Logarithms of the probabilities that are proportional to the exponentials along the last axis.
   * PyTorch takes all rows at a time where the axis is not the last one in memory, which for a few
   * entries in many rows is several times as fast.
   */
  public Tensor logSoftmax() {
    Tensor result = result(flipped("torch.log_softmax(" + flipped(name) + ", -2)"), axes);
    String call = "torch._log_softmax_backward_data(%s, %s, -2, " + Literal.FLOAT32 + ")";
    return recorded(
        result,
        path(
            gradient -> {
              String own = flipped(gradient.full(result).name());
              String back = flipped(call.formatted(own, flipped(result.name())));
              return new Adjoint(1, Optional.of(result(back, axes)));
            }));
  }

  private static String flipped(String tensor) {
    return "torch.transpose(" + tensor + ", -2, -1)";
  }

  /** The same numbers, through which no gradient flows. */
  public Tensor detached() {
    return map("torch.detach");
  }

  /** As numbers: 1 for true, 0 for false. */
  public Tensor asReal() {
    return map("torch.to", Literal.FLOAT32);
  }

  /** Where this holds the first, elsewhere the second, entry by entry. */
  public Tensor choose(Tensor then, Tensor otherwise) {
    Set<Axis> union = union(List.of(this, then, otherwise));
    return recorded(
        result(
            call("torch.where", aligned(union), then.aligned(union), otherwise.aligned(union)),
            union),
        then.path(gradient -> gradient.where(this)),
        otherwise.path(gradient -> gradient.where(map("torch.logical_not"))));
  }

  /** Where this holds the tensor's entries, elsewhere the number. */
  public Tensor choose(Tensor then, double otherwise) {
    Set<Axis> union = union(List.of(this, then));
    return recorded(
        result(
            call("torch.where", aligned(union), then.aligned(union), Literal.of(otherwise)), union),
        then.path(gradient -> gradient.where(this)));
  }

  /** The sum over axes. */
  public Tensor sum(Collection<Axis> over) {
    return over.isEmpty() ? this : reduce("torch.sum", over);
  }

  /** The mean over axes. */
  public Tensor mean(Collection<Axis> over) {
    return over.isEmpty() ? this : reduce("torch.mean", over);
  }

  /** The largest entry over axes. */
  public Tensor max(Collection<Axis> over) {
    return over.isEmpty() ? this : reduce("torch.amax", over);
  }

  /** The smallest entry over axes. */
  public Tensor min(Collection<Axis> over) {
    return over.isEmpty() ? this : reduce("torch.amin", over);
  }

  /**
   * A reduction.
   *
   * @param function takes the tensor and a list of dimensions
   */
  public Tensor reduce(String function, Collection<Axis> over) {
    String dimensions =
        over.stream()
            .map(axis -> String.valueOf(dimension(axis)))
            .collect(Collectors.joining(", ", "[", "]"));
    Tensor result = result(call(function, name, dimensions), without(over));
    GradientTape.of(program)
        .ifPresent(tape -> Derivatives.reduce(tape, function, over, this, result));
    return result;
  }

  /** A reduction by a function that takes one dimension at a time, such as {@code "torch.prod"}. */
  public Tensor reduceEach(String function, Collection<Axis> over) {
    Tensor reduced = this;
    for (Axis axis : over) {
      reduced =
          result(
              call(function, reduced.name, String.valueOf(reduced.dimension(axis))),
              reduced.without(Set.of(axis)));
    }
    return reduced;
  }

  /**
   * The entry over axes that so many are not above.
   *
   * @param rank how many, on the other axes, int64
   */
  public Tensor ranked(Collection<Axis> over, Tensor rank) {
    Set<Axis> kept = without(over);
    List<Integer> order = new ArrayList<>();
    over.forEach(axis -> order.add(dimension(axis)));
    kept.forEach(axis -> order.add(dimension(axis)));
    String first = call("torch.permute", name, order.toString());
    String flat = call("torch.flatten", first, "0", String.valueOf(over.size() - 1));
    String sorted = program.let("sorted", call("torch.msort", flat));
    String index = call("torch.unsqueeze", rank.name, "0");
    return result(call("torch.squeeze", call("torch.gather", sorted, "0", index), "0"), kept);
  }

  /** The position of the largest entry along the last axis. */
  public Tensor argmax() {
    return constant(result(call("torch.argmax", name, "-1"), without(Set.of(last()))));
  }

  /** The entry of the last axis at an index of every place. */
  public Tensor at(Tensor index) {
    Axis last = last();
    Set<Axis> places = union(List.of(result(name, without(Set.of(last))), index));
    Tensor wide = expanded(places, last);
    String indexes = call("torch.unsqueeze", index.aligned(places), "-1");
    Tensor result =
        result(call("torch.squeeze", call("torch.gather", wide.name, "-1", indexes), "-1"), places);
    return recorded(
        result,
        wide.path(
            gradient -> {
              String own = call("torch.unsqueeze", gradient.full(result).name, "-1");
              String zeros = call("torch.zeros_like", wide.name);
              String sum = call("torch.scatter_add_", zeros, "-1", indexes, own);
              return new Adjoint(1, Optional.of(result(sum, wide.axes)));
            }));
  }

  /** With the axes of the places, of which one may be missing here, before the last axis. */
  private Tensor expanded(Set<Axis> places, Axis last) {
    EnumSet<Axis> all = EnumSet.copyOf(places);
    all.add(last);
    return axes.containsAll(all)
        ? this
        : recorded(result(aligned(all), all), path(gradient -> gradient));
  }

  /** The entry of an axis at a fixed index. */
  public Tensor select(Axis axis, int index) {
    String place = dimension(axis) + ", " + index;
    Tensor result = result(call("torch.select", name, place), without(Set.of(axis)));
    return recorded(
        result,
        path(
            gradient -> {
              String own = gradient.full(result).name;
              String sizes = call("torch.size", name);
              String back = call("torch.select_backward", own, sizes, place);
              return new Adjoint(1, Optional.of(result(back, axes)));
            }));
  }

  /**
   * The entries of an axis at some indexes.
   *
   * @param indexes the name of an int64 vector
   */
  public Tensor take(Axis axis, String indexes) {
    return result(call("torch.index_select", name, String.valueOf(dimension(axis)), indexes), axes);
  }

  /** The same numbers under another name for an axis. */
  public Tensor renamed(Axis from, Axis to) {
    EnumSet<Axis> renamed = EnumSet.copyOf(axes);
    renamed.remove(from);
    renamed.add(to);
    return new Tensor(program, name, renamed);
  }

  /** The axes of a tensor that was read under other names of its axes than it was made under. */
  Tensor relabelled(Tensor read, Tensor made) {
    List<Axis> from = new ArrayList<>(read.axes);
    List<Axis> to = new ArrayList<>(made.axes);
    return new Tensor(
        program, name, axes.stream().map(axis -> to.get(from.indexOf(axis))).toList());
  }

  /**
   * The same entries in another arrangement.
   *
   * @param value an expression of this tensor
   * @param arranged the axes of the value
   * @param back gives, of the name of a tensor in that arrangement, an expression in this one's
   */
  public Tensor rearranged(String value, Collection<Axis> arranged, UnaryOperator<String> back) {
    Tensor result = result(value, arranged);
    return recorded(
        result,
        path(
            gradient ->
                new Adjoint(1, Optional.of(result(back.apply(gradient.full(result).name), axes)))));
  }

  private GradientTape.Path path(UnaryOperator<Adjoint> back) {
    return new GradientTape.Path(this, back);
  }

  private Tensor constant(Tensor result) {
    GradientTape.of(program).ifPresent(tape -> tape.constant(result, this));
    return result;
  }

  private Tensor recorded(Tensor result, GradientTape.Path... paths) {
    GradientTape.of(program).ifPresent(tape -> tape.record(result, paths));
    return result;
  }

  /** The last axis. */
  public Axis last() {
    return new ArrayList<>(axes).get(axes.size() - 1);
  }

  /** The expression of this tensor with a dimension of length one for every axis it lacks. */
  public String aligned(Collection<Axis> wanted) {
    String text = name;
    List<Axis> ordered = new ArrayList<>(EnumSet.copyOf(addDummy(wanted)));
    boolean leading = true;
    for (int i = 0; i < ordered.size(); i++) {
      if (axes.contains(ordered.get(i))) {
        leading = false;
      } else if (!leading) {
        text = call("torch.unsqueeze", text, String.valueOf(i - missingBefore(ordered, i)));
      }
    }
    return text;
  }

  /** Leading dimensions need not be inserted: PyTorch aligns from the last one. */
  private long missingBefore(List<Axis> ordered, int index) {
    long missing = 0;
    for (int i = 0; i < index && !axes.contains(ordered.get(i)); i++) {
      missing++;
    }
    return missing;
  }

  private static Collection<Axis> addDummy(Collection<Axis> wanted) {
    return wanted.isEmpty() ? EnumSet.noneOf(Axis.class) : wanted;
  }

  private Set<Axis> without(Collection<Axis> gone) {
    EnumSet<Axis> rest = EnumSet.noneOf(Axis.class);
    rest.addAll(axes);
    rest.removeAll(gone);
    return rest;
  }

  private static Set<Axis> union(List<Tensor> tensors) {
    EnumSet<Axis> union = EnumSet.noneOf(Axis.class);
    tensors.forEach(tensor -> union.addAll(tensor.axes));
    return union;
  }

  private static String call(String function, String first, String... further) {
    return function
        + "("
        + first
        + (further.length == 0 ? "" : ", " + String.join(", ", further))
        + ")";
  }

  private Tensor result(String expression, Collection<Axis> newAxes) {
    return new Tensor(program, program.let("t", expression), newAxes);
  }
}
