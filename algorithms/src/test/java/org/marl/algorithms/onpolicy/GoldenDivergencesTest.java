package org.marl.algorithms.onpolicy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;
import org.marl.algorithms.torch.ProgramCall;
import org.marl.algorithms.torch.TorchCases;
import org.marl.core.expression.Axis;
import org.marl.core.expression.Binary;
import org.marl.core.expression.Copy;
import org.marl.core.expression.Divergence;
import org.marl.core.expression.Graph;
import org.marl.core.expression.Node;
import org.marl.core.expression.Quantity;
import org.marl.core.expression.ScalarFunction;
import org.marl.core.expression.Setting;
import org.marl.core.expression.Stage;
import org.marl.core.expression.Unary;
import org.marl.core.program.Lowering;
import org.marl.core.program.ProgramWriter;
import org.marl.core.program.Tensor;
import org.marl.core.program.TensorSource;

/**
 * Divergences of six pairs of distributions, and their gradients by the second one, as the code of
 * DPO has them. One pair is equal, one has zeros; neither has gradients there.
 */
class GoldenDivergencesTest {
  private static final int ROWS = 6;
  private static final int ACTIONS = 5;
  private static final Set<Axis> ALL = Set.of(Axis.AGENTS, Axis.SAMPLES, Axis.ACTIONS);

  private final JsonNode golden = GoldenLossesTest.read("divergence");
  private final Graph own = new Graph();
  private final Node x = own.variable("x");
  private final Node above = own.binary(Binary.SUBTRACT, x, own.constant(1));

  @Test
  void totalVariation() {
    Node half = own.binary(Binary.DIVIDE, own.unary(Unary.ABS, above), own.constant(2));
    check(half, "TV", ROWS, d -> d);
    gradient(half, "TV", Optional.empty());
  }

  /**
   * Theirs is the root of half the sum of squares, as in paper 1; the library's that of the sum.
   */
  @Test
  void hellingerDistance() {
    Node root = own.unary(Unary.SQRT, x);
    Node square =
        own.binary(
            Binary.POWER, own.binary(Binary.SUBTRACT, own.constant(1), root), own.constant(2));
    Node half = own.binary(Binary.DIVIDE, square, own.constant(2));
    check(half, "H", ROWS, Math::sqrt);
    Graph of = new Graph();
    gradient(
        half, "H", Optional.of(new ScalarFunction("d", of.unary(Unary.SQRT, of.variable("d")))));
  }

  @Test
  void rootsOfTotalVariation() {
    Node half = own.binary(Binary.DIVIDE, own.unary(Unary.ABS, above), own.constant(2));
    check(half, "sqrt_TV", ROWS, d -> Math.sqrt(d + 1e-8));
    check(half, "sqrt_E", ROWS, d -> Math.sqrt(Math.max(Math.exp(d) - 1, 1e-8)));
    Graph of = new Graph();
    gradient(
        half,
        "sqrt_TV",
        Optional.of(new ScalarFunction("d", of.unary(Unary.SQRT, of.variable("d")))));
  }

  @Test
  void kullbackLeibler() {
    Node f = own.binary(Binary.MULTIPLY, x, own.unary(Unary.LOG, x));
    check(f, "KL_pq_eps1e-9", ROWS, d -> d);
  }

  @Test
  void chiSquare() {
    Node f = own.binary(Binary.POWER, above, own.constant(2));
    check(f, "chi2_rows0-4_sum (p-q)^2/q", ROWS - 1, d -> d);
  }

  /**
   * The divergences of the first rows, each made another number. Logarithms of ratios are kept
   * within ±20: in the last row, where a probability is 0, the ratio counts as e^-20.
   */
  private void check(Node f, String name, int rows, DoubleUnaryOperator of) {
    double[] expected = TorchCases.numbers(golden.get(name));
    double[] found = run(f, Optional.empty()).get("value");
    for (int row = 0; row < rows; row++) {
      assertThat(of.applyAsDouble(found[row]))
          .as("%s of row %d", name, row)
          .isCloseTo(expected[row], within(row == ROWS - 1 ? 5e-5 : 1e-5));
    }
  }

  /** In float32 a slope is known to as many digits as the logarithm of the ratio. */
  private void gradient(Node f, String name, Optional<ScalarFunction> distance) {
    double[] expected = TorchCases.numbers(golden.get("grad_wrt_q_of_sum_rows0-3").get(name));
    double[] found = run(f, distance).get("gradient");
    for (int i = 0; i < expected.length; i++) {
      double error = Math.abs(found[i] - expected[i]) / Math.max(1, Math.abs(expected[i]));
      assertThat(error).as("%s at %d", name, i).isLessThan(1e-5);
    }
  }

  /** The first distribution is what was recorded, the second one is live. */
  private Map<String, double[]> run(Node f, Optional<ScalarFunction> distance) {
    Graph graph = new Graph(Setting.ON_POLICY, 1, Map.of());
    Divergence divergence =
        new Divergence(
            "D",
            new ScalarFunction("x", f),
            distance,
            OptionalDouble.empty(),
            OptionalDouble.empty());
    Node node =
        graph.divergence(divergence, graph.input(Quantity.PI_OLD), graph.input(Quantity.PI));
    ProgramWriter program = new ProgramWriter("divergence");
    Tensor p = new Tensor(program, program.input("p"), ALL);
    String leaf =
        program.let("leaf", "torch.requires_grad_(torch.detach(" + program.input("q") + "))");
    Distributions source = new Distributions(p, new Tensor(program, leaf, ALL));
    Tensor value = new Lowering(program, Stage.MINIBATCH, source).lower(node);
    String some = "torch.sum(torch.narrow(" + value.name() + ", 1, 0, 4))";
    String all = program.let("all", "torch.autograd.grad([" + some + "], [" + leaf + "])");
    program.output("value", program.let("v", "torch.detach(" + value.name() + ")"));
    program.output("gradient", program.let("g", "unchecked_cast(Tensor, " + all + "[0])"));
    try (ProgramCall call = new ProgramCall(program.build())) {
      return call.with("p", TorchCases.floats(golden.get("p")), 1, ROWS, ACTIONS)
          .with("q", TorchCases.floats(golden.get("q")), 1, ROWS, ACTIONS)
          .run();
    }
  }

  private record Distributions(Tensor p, Tensor q) implements TensorSource {

    @Override
    public Tensor quantity(Quantity quantity, Copy copy) {
      return quantity == Quantity.PI ? q : p;
    }

    @Override
    public Optional<Tensor> logarithm(Quantity quantity, Copy copy) {
      return Optional.empty();
    }

    @Override
    public double gamma() {
      throw new AssertionError("no divergence knows it");
    }

    @Override
    public Tensor coefficient(Node coefficient) {
      throw new AssertionError(coefficient);
    }

    @Override
    public Optional<Tensor> valid(Set<Axis> axes) {
      return Optional.empty();
    }
  }
}
