package org.marl.core.program;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.marl.core.engine.CompiledProgram;
import org.marl.core.engine.ComputeDevice;
import org.marl.core.engine.TensorEngine;
import org.marl.core.expression.Axis;
import org.marl.core.random.RandomStream;

/**
 * The gradient that flows through every operation of {@link Tensor} against central differences of
 * the very program, in double precision. A new operation without an example fails.
 */
class TensorGradientsTest {
  private static final Set<Axis> AGENTS = Set.of(Axis.AGENTS);
  private static final Set<Axis> ACTIONS = Set.of(Axis.ACTIONS);
  private static final Set<Axis> STEP = Set.of(Axis.AGENTS, Axis.SAMPLES);
  private static final Set<Axis> ALL = Set.of(Axis.AGENTS, Axis.SAMPLES, Axis.ACTIONS);
  private static final int X = 24;
  private static final int Y = 6;
  private static final double STEP_SIZE = 1e-5;

  /** What an operation makes of tensors that gradients are taken of. */
  private interface Example {

    /**
     * @param x {@code [agents, samples, actions]}
     * @param y {@code [agents, samples]}
     */
    Tensor of(Tensor x, Tensor y);
  }

  private static final Map<String, Example> EXAMPLES = new LinkedHashMap<>();

  /** Operations through which nothing flows. */
  private static final Set<String> FLAT = Set.of("detached()", "asReal()", "argmax()");

  static {
    EXAMPLES.put("map(String, String[])", (x, y) -> x.map("torch.pow", "3"));
    EXAMPLES.put("zip(String, Tensor)", (x, y) -> x.zip("torch.atan2", y));
    EXAMPLES.put("plus(Tensor)", (x, y) -> y.plus(x));
    EXAMPLES.put("plus(double)", (x, y) -> x.plus(0.5).squared());
    EXAMPLES.put("minus(Tensor)", (x, y) -> y.minus(x));
    EXAMPLES.put("times(Tensor)", (x, y) -> x.times(y));
    EXAMPLES.put("times(double)", (x, y) -> x.times(-0.25));
    EXAMPLES.put("dividedBy(Tensor)", (x, y) -> x.dividedBy(y));
    EXAMPLES.put("negated()", (x, y) -> x.negated());
    EXAMPLES.put("dividedBy(double)", (x, y) -> x.dividedBy(-0.25));
    EXAMPLES.put("power(double)", (x, y) -> x.power(-1.5).times(y.power(0)));
    EXAMPLES.put(
        "rearranged(String, Collection, UnaryOperator)",
        (x, y) ->
            y.rearranged(
                "torch.unsqueeze(" + y.name() + ", -1)",
                ALL,
                back -> "torch.squeeze(" + back + ", -1)"));
    EXAMPLES.put("exp()", (x, y) -> x.exp());
    EXAMPLES.put("log()", (x, y) -> x.log());
    EXAMPLES.put("squared()", (x, y) -> x.squared());
    EXAMPLES.put("logSoftmax()", (x, y) -> x.logSoftmax().times(y));
    EXAMPLES.put("clamp(double, double)", (x, y) -> x.clamp(0.7, 1.2));
    EXAMPLES.put("atLeast(double)", (x, y) -> x.atLeast(0.9));
    EXAMPLES.put("atMost(double)", (x, y) -> x.atMost(0.9));
    EXAMPLES.put("detached()", (x, y) -> x.detached());
    EXAMPLES.put("asReal()", (x, y) -> above(x).asReal());
    EXAMPLES.put("choose(Tensor, Tensor)", (x, y) -> above(y).choose(x, y.squared()));
    EXAMPLES.put("choose(Tensor, double)", (x, y) -> above(x).choose(y, 2));
    EXAMPLES.put("sum(Collection)", (x, y) -> x.sum(STEP).squared());
    EXAMPLES.put("mean(Collection)", (x, y) -> x.mean(ACTIONS).times(y));
    EXAMPLES.put("max(Collection)", (x, y) -> x.max(STEP));
    EXAMPLES.put("min(Collection)", (x, y) -> x.min(ACTIONS));
    EXAMPLES.put("reduce(String, Collection)", (x, y) -> x.reduce("torch.logsumexp", STEP));
    EXAMPLES.put("reduceEach(String, Collection)", (x, y) -> x.reduceEach("torch.prod", AGENTS));
    EXAMPLES.put(
        "ranked(Collection, Tensor)", (x, y) -> x.ranked(Set.of(Axis.SAMPLES), someRank(x)));
    EXAMPLES.put("argmax()", (x, y) -> x.argmax().asReal());
    EXAMPLES.put("at(Tensor)", (x, y) -> x.at(x.argmax()).times(y));
    EXAMPLES.put("select(Axis, int)", (x, y) -> x.select(Axis.SAMPLES, 2).squared());
    EXAMPLES.put("take(Axis, String)", (x, y) -> x.take(Axis.SAMPLES, twice(x)).squared());
    EXAMPLES.put("renamed(Axis, Axis)", (x, y) -> x.renamed(Axis.ACTIONS, Axis.DIMS).times(x));
  }

  private static Tensor above(Tensor x) {
    return x.map("torch.gt", Literal.of(1.0));
  }

  /** For every agent and action the smallest sample, or the next one. */
  private static Tensor someRank(Tensor x) {
    return above(x.select(Axis.SAMPLES, 0)).map("torch.to", Literal.INT64);
  }

  /** Indexes of samples, one of them twice. */
  private static String twice(Tensor x) {
    return x.program().let("indexes", "torch.tensor([2, 0, 2])");
  }

  static Stream<String> operations() {
    return EXAMPLES.keySet().stream();
  }

  @Test
  void everyOperationHasAnExample() {
    Set<String> operations = new TreeSet<>();
    for (Method method : Tensor.class.getDeclaredMethods()) {
      if (Modifier.isPublic(method.getModifiers()) && method.getReturnType() == Tensor.class) {
        operations.add(
            Stream.of(method.getParameterTypes())
                .map(Class::getSimpleName)
                .collect(Collectors.joining(", ", method.getName() + "(", ")")));
      }
    }
    assertThat(EXAMPLES.keySet()).containsExactlyInAnyOrderElementsOf(operations);
  }

  @ParameterizedTest
  @MethodSource("operations")
  void gradientsAreThoseOfTheValue(String operation) {
    double[] at = inputs();
    CompiledProgram program =
        TensorEngine.on(ComputeDevice.CPU).load(program(EXAMPLES.get(operation)));
    double[] found = call(program, at)[1];
    for (int i = 0; i < at.length; i++) {
      double expected = operation.equals("detached()") ? 0 : slope(program, at, i);
      assertThat(Math.abs(found[i] - expected) / Math.max(1, Math.abs(expected)))
          .as("%s by %d: %s, not %s", operation, i, found[i], expected)
          .isLessThan(1e-7);
    }
    boolean flat = Arrays.stream(found).allMatch(slope -> slope == 0);
    assertThat(flat).isEqualTo(FLAT.contains(operation));
  }

  /** Between 0.5 and 1.5, no two alike, and none at the bounds of the examples. */
  private static double[] inputs() {
    RandomStream random = RandomStream.of(3, "inputs");
    return DoubleStream.generate(() -> 0.5 + random.nextDouble()).limit(X + Y).toArray();
  }

  private static double slope(CompiledProgram program, double[] at, int index) {
    double[] moved = at.clone();
    moved[index] = at[index] + STEP_SIZE;
    double above = call(program, moved)[0][0];
    moved[index] = at[index] - STEP_SIZE;
    return (above - call(program, moved)[0][0]) / (2 * STEP_SIZE);
  }

  /** A sum of all entries of the result, each with a weight of its own, and its gradient. */
  private static Program program(Example example) {
    ProgramWriter program = new ProgramWriter("example");
    GradientTape tape = GradientTape.open(program);
    Tensor x = leaf(tape, program, "x", ALL);
    Tensor y = leaf(tape, program, "y", STEP);
    Tensor result = example.of(x, y);
    Tensor like = result.detached();
    String each = "torch.reshape_as(torch.cos(torch.arange(torch.numel(%1$s))), %1$s)";
    Tensor weights =
        new Tensor(program, program.let("each", each.formatted(like.name())), result.axes());
    // PyTorch takes no gradient by what has no part.
    Tensor anchor = x.sum(ALL).plus(y.sum(STEP)).times(0);
    Tensor loss = result.times(weights).sum(result.axes()).plus(anchor);
    List<String> leaves = List.of(x.name(), y.name());
    List<String> found = tape.gradients(List.of(new GradientTape.Wanted(loss, leaves))).get(0);
    program.output("loss", loss.detached().name());
    String parts = "torch.reshape(%s, [-1]), torch.reshape(%s, [-1])";
    String both = "torch.cat([" + parts.formatted(found.toArray()) + "])";
    program.output("gradient", program.let("gradient", both));
    return program.build();
  }

  private static Tensor leaf(
      GradientTape tape, ProgramWriter program, String name, Set<Axis> axes) {
    String value = program.let("leaf", "torch.detach(" + program.input(name) + ")");
    Tensor leaf = new Tensor(program, value, axes);
    tape.leaf(leaf);
    return leaf;
  }

  private static double[][] call(CompiledProgram program, double[] at) {
    try (NDManager manager = TensorEngine.on(ComputeDevice.CPU).newManager()) {
      NDArray x = manager.create(Arrays.copyOf(at, X), new Shape(2, 3, 4));
      NDArray y = manager.create(Arrays.copyOfRange(at, X, X + Y), new Shape(2, 3));
      NDList outputs = program.call(List.of(x, y), manager);
      return new double[][] {Precision.entries(outputs.get(0)), Precision.entries(outputs.get(1))};
    }
  }
}
