package org.marl.algorithms.onpolicy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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
import org.marl.core.program.Gaussian;
import org.marl.core.program.Lowering;
import org.marl.core.program.ProgramWriter;
import org.marl.core.program.Tensor;
import org.marl.core.program.TensorSource;

/** Divergences of four pairs of Gaussians in two dimensions, as the code of DPO has them. */
class GoldenGaussiansTest {
  private static final int ROWS = 4;
  private static final int DIMENSIONS = 2;

  private final JsonNode golden = GoldenLossesTest.read("divergence").get("gauss");
  private final Graph own = new Graph();
  private final Node x = own.variable("x");

  @Test
  void kullbackLeibler() {
    Node f = own.binary(Binary.MULTIPLY, x, own.unary(Unary.LOG, x));
    double[] expected = TorchCases.numbers(golden.get("KL_pq_summed"));
    assertThat(run(f, ROWS, DIMENSIONS)).containsExactly(expected, within(1e-5));
  }

  /**
   * Theirs is one distance for every dimension, the root of half the library's divergence of that
   * dimension alone.
   */
  @Test
  void hellingerDistance() {
    Node difference = own.binary(Binary.SUBTRACT, own.constant(1), own.unary(Unary.SQRT, x));
    Node f = own.binary(Binary.POWER, difference, own.constant(2));
    double[] found = run(f, ROWS * DIMENSIONS, 1);
    double[] expected = TorchCases.numbers(golden.get("H_per_dim"));
    Arrays.setAll(found, i -> Math.sqrt(found[i] / 2));
    assertThat(found).containsExactly(expected, within(1e-6));
  }

  /** D(p, q) of every row; rows are agents, since deviations do not depend on samples. */
  private double[] run(Node f, int rows, int dimensions) {
    Graph graph = new Graph(Setting.ON_POLICY, rows, Map.of());
    Divergence divergence = Updates.divergence("D", new ScalarFunction("x", f));
    Node node =
        graph.divergence(divergence, graph.input(Quantity.PI), graph.input(Quantity.PI_OLD));
    ProgramWriter program = new ProgramWriter("divergence");
    Gaussian p = gaussian(program, "p", dimensions);
    Gaussian q = gaussian(program, "q", dimensions);
    Tensor value = new Lowering(program, Stage.MINIBATCH, new Policies(p, q)).lower(node);
    program.output("value", value.name());
    try (ProgramCall call = new ProgramCall(program.build())) {
      for (String side : new String[] {"p", "q"}) {
        double[] deviations = TorchCases.numbers(golden.get("std_" + side));
        double[] logs = Arrays.stream(deviations).map(Math::log).toArray();
        double[] means = TorchCases.numbers(golden.get("mean_" + side));
        call.with("mean_" + side, means, rows, 1, dimensions)
            .with("deviation_" + side, logs, rows, dimensions);
      }
      return call.run().get("value");
    }
  }

  private static Gaussian gaussian(ProgramWriter program, String side, int dimensions) {
    Set<Axis> means = Set.of(Axis.AGENTS, Axis.SAMPLES, Axis.DIMS);
    return new Gaussian(
        new Tensor(program, program.input("mean_" + side), means),
        new Tensor(program, program.input("deviation_" + side), Set.of(Axis.AGENTS, Axis.DIMS)),
        dimensions);
  }

  private record Policies(Gaussian p, Gaussian q) implements TensorSource {

    @Override
    public boolean actsInVectors() {
      return true;
    }

    @Override
    public Gaussian gaussian(Quantity quantity, Copy copy) {
      return quantity == Quantity.PI ? p : q;
    }

    @Override
    public Tensor quantity(Quantity quantity, Copy copy) {
      throw new AssertionError(quantity);
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
