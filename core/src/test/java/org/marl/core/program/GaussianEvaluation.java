package org.marl.core.program;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.marl.core.engine.ComputeDevice;
import org.marl.core.engine.TensorEngine;
import org.marl.core.expression.Axis;
import org.marl.core.expression.Copy;
import org.marl.core.expression.Divergence;
import org.marl.core.expression.Graph;
import org.marl.core.expression.Node;
import org.marl.core.expression.Quantity;
import org.marl.core.expression.Setting;
import org.marl.core.expression.Stage;
import org.marl.core.expression.Type;

/**
 * Divergences of a {@link GaussianPair} as tensor programs compute them: the old policy belongs to
 * an outer scope.
 *
 * @param value {@code [N, S]} in a row
 * @param byMean the gradient of their sum by the new means {@code [N, S, D]}
 * @param byLogDeviation the same by the new deviations {@code [N, D]}
 */
record GaussianEvaluation(float[] value, float[] byMean, float[] byLogDeviation) {

  /** D(pi, pi_old), or D(pi_old, pi). */
  static GaussianEvaluation of(Divergence divergence, boolean exchanged, GaussianPair pair) {
    Graph graph = new Graph(Setting.ON_POLICY, GaussianPair.AGENTS, java.util.Map.of());
    Node pi = graph.input(Quantity.PI);
    Node old = graph.input(Quantity.PI_OLD);
    Node node = graph.divergence(divergence, exchanged ? old : pi, exchanged ? pi : old);
    Program program = program(node, pair.dimensions);
    try (NDManager manager = TensorEngine.on(ComputeDevice.CPU).newManager()) {
      List<NDArray> inputs = new ArrayList<>();
      for (int policy = 0; policy < 2; policy++) {
        Shape means = new Shape(GaussianPair.AGENTS, GaussianPair.SAMPLES, pair.dimensions);
        inputs.add(manager.create(floats(pair.means(policy)), means));
        Shape deviations = new Shape(GaussianPair.AGENTS, pair.dimensions);
        inputs.add(manager.create(floats(pair.logDeviations(policy)), deviations));
      }
      NDList found = TensorEngine.on(ComputeDevice.CPU).load(program).call(inputs, manager);
      return new GaussianEvaluation(
          found.get(0).toFloatArray(), found.get(1).toFloatArray(), found.get(2).toFloatArray());
    }
  }

  private static Program program(Node node, int dimensions) {
    ProgramWriter program = new ProgramWriter("divergence");
    List<String> leaves = new ArrayList<>();
    Gaussian now = gaussian(program, "new", dimensions, leaves);
    Gaussian old = gaussian(program, "old", dimensions, new ArrayList<>());
    TensorSource source = new Source(now, old);
    Lowering recorded = new Lowering(program, Stage.UPDATE, source);
    Lowering live = recorded.inner(Stage.MINIBATCH, source, tensor -> tensor);
    live.prepare(List.of(node));
    Tensor value = live.lower(node);
    Type type = node.type();
    if (!value.axes().equals(type.axes())) {
      throw new AssertionError(node + " has " + value.axes() + ", not " + type.axes());
    }
    program.output("value", value.name());
    String sum = program.let("sum", "torch.sum(" + value.name() + ")");
    String all =
        program.let(
            "all", "torch.autograd.grad([" + sum + "], [" + String.join(", ", leaves) + "])");
    for (int i = 0; i < leaves.size(); i++) {
      String own = "unchecked_cast(Tensor, " + all + "[" + i + "])";
      program.output("gradient" + i, program.let("gradient", own));
    }
    return program.build();
  }

  private static Gaussian gaussian(
      ProgramWriter program, String name, int dimensions, List<String> leaves) {
    String mean = leaf(program, name + "_mean", leaves);
    String deviation = leaf(program, name + "_deviation", leaves);
    return new Gaussian(
        new Tensor(program, mean, Set.of(Axis.AGENTS, Axis.SAMPLES, Axis.DIMS)),
        new Tensor(program, deviation, Set.of(Axis.AGENTS, Axis.DIMS)),
        dimensions);
  }

  private static String leaf(ProgramWriter program, String name, List<String> leaves) {
    String input = program.input(name);
    String leaf = program.let("leaf", "torch.requires_grad_(torch.detach(" + input + "))");
    leaves.add(leaf);
    return leaf;
  }

  private static float[] floats(double[] numbers) {
    float[] floats = new float[numbers.length];
    for (int i = 0; i < floats.length; i++) {
      floats[i] = (float) numbers[i];
    }
    return floats;
  }

  /** Knows policies and nothing else. */
  private record Source(Gaussian now, Gaussian old) implements TensorSource {

    @Override
    public Tensor quantity(Quantity quantity, Copy copy) {
      throw new AssertionError(quantity + " has no tensor");
    }

    @Override
    public Optional<Tensor> logarithm(Quantity quantity, Copy copy) {
      throw new AssertionError(quantity + " has no logarithm");
    }

    @Override
    public boolean actsInVectors() {
      return true;
    }

    @Override
    public Gaussian gaussian(Quantity quantity, Copy copy) {
      return quantity == Quantity.PI ? now : old;
    }

    @Override
    public double gamma() {
      throw new AssertionError("no discount");
    }

    @Override
    public Tensor coefficient(Node coefficient) {
      throw new AssertionError("no coefficient");
    }

    @Override
    public Optional<Tensor> valid(Set<Axis> axes) {
      return Optional.empty();
    }
  }
}
