package org.marl.core.program;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDManager;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.marl.core.engine.ComputeDevice;
import org.marl.core.engine.TensorEngine;
import org.marl.core.expression.Axis;
import org.marl.core.expression.Binary;
import org.marl.core.expression.Copy;
import org.marl.core.expression.Graph;
import org.marl.core.expression.Node;
import org.marl.core.expression.Quantity;
import org.marl.core.expression.Reduction;
import org.marl.core.expression.Setting;
import org.marl.core.expression.Stage;

/** Expressions in a loop over minibatches, which takes over what is known outside. */
class ScopesTest {
  private static final int PARTS = 2;

  private final Graph graph = new Graph(Setting.ON_POLICY, SmallBatch.AGENTS, Map.of());
  private final Node ratio = graph.input(Quantity.RATIO);
  private final Node advantage = graph.input(Quantity.ADVANTAGE);
  private final SmallBatch batch = SmallBatch.random(7, false);
  private final double[] ratios = entries(Quantity.RATIO);
  private final double[] advantages = entries(Quantity.ADVANTAGE);

  private double[] entries(Quantity quantity) {
    return SmallBatch.entries(batch.of(quantity), quantity.axes());
  }

  private Node normalised() {
    return graph.reduce(Reduction.NORMALISE, Set.of(), List.of(advantage));
  }

  @Test
  void reductionsBeforeTheMinibatchesGoOverTheWholeBatch() {
    double[] found = run(graph.binary(Binary.MULTIPLY, normalised(), ratio), ratio);
    assertThat(found[0]).isCloseTo(expected(false), within(1e-5));
  }

  @Test
  void eachMinibatchReducesTheMinibatch() {
    Node each = graph.eachMinibatch(normalised());
    double[] found = run(graph.binary(Binary.MULTIPLY, each, ratio), ratio);
    assertThat(found[0]).isCloseTo(expected(true), within(1e-5));
    assertThat(expected(true)).isNotCloseTo(expected(false), within(1e-2));
  }

  @Test
  void numbersOfALoopCanBeUsedAfterIt() {
    Node high = graph.binary(Binary.GREATER, ratio, graph.constant(1));
    Node choice = graph.select(high, graph.constant(2), graph.constant(3));
    double[] found = run(choice, choice);
    double expected = 0;
    for (double entry : ratios) {
      expected += entry > 1 ? 2 : 3;
    }
    assertThat(found[0]).isCloseTo(expected, within(1e-5));
    assertThat(found[1]).isCloseTo(expected, within(1e-5));
  }

  private double expected(boolean perPart) {
    double sum = 0;
    for (int agent = 0; agent < SmallBatch.AGENTS; agent++) {
      int first = agent * SmallBatch.SAMPLES;
      int cut = first + 2;
      int end = first + SmallBatch.SAMPLES;
      sum += perPart ? weighted(first, cut) + weighted(cut, end) : weighted(first, end);
    }
    return sum;
  }

  /** The sum of normalised advantages times ratios. */
  private double weighted(int from, int to) {
    double mean = 0;
    double square = 0;
    for (int i = from; i < to; i++) {
      mean += advantages[i] / (to - from);
    }
    for (int i = from; i < to; i++) {
      square += Math.pow(advantages[i] - mean, 2) / (to - from);
    }
    double sum = 0;
    for (int i = from; i < to; i++) {
      sum += ratios[i] * (advantages[i] - mean) / Math.max(1e-6, Math.sqrt(square));
    }
    return sum;
  }

  /** The sum of an expression over two minibatches, and of one after them. */
  private double[] run(Node inside, Node after) {
    ProgramWriter program = new ProgramWriter("scopes");
    BatchSource source = new BatchSource(program, batch);
    Lowering recorded = new Lowering(program, Stage.UPDATE, source);
    Lowering turn = recorded.inner(Stage.TURN, source, tensor -> tensor);
    turn.prepare(List.of(inside));
    String sum = program.let("sum", "torch.zeros([])");
    String all = "torch.arange(" + SmallBatch.SAMPLES + ")";
    String chunks = program.let("chunks", "torch.tensor_split(" + all + ", " + PARTS + ")");
    program.loop(
        "part",
        String.valueOf(PARTS),
        part -> {
          String chosen = program.let("chosen", chunks + "[" + part + "]");
          TensorSource some = new Some(source, chosen);
          Lowering live = turn.inner(Stage.MINIBATCH, some, tensor -> taken(tensor, chosen));
          program.assign(sum, "torch.add(" + sum + ", " + total(live.lower(inside)) + ")");
        });
    Lowering later = turn.inner(Stage.AFTER, source, tensor -> tensor);
    String end = total(later.lower(after));
    program.output("sums", program.let("sums", "torch.stack([" + sum + ", " + end + "])"));
    try (NDManager manager = TensorEngine.on(ComputeDevice.CPU).newManager()) {
      return EngineEvaluation.call(program.build(), batch, manager).get("sums");
    }
  }

  private static String total(Tensor tensor) {
    return "torch.detach(torch.sum(" + tensor.name() + "))";
  }

  private static Tensor taken(Tensor tensor, String samples) {
    return tensor.has(Axis.SAMPLES) ? tensor.take(Axis.SAMPLES, samples) : tensor;
  }

  /** Some of the samples. */
  private record Some(TensorSource all, String samples) implements TensorSource {

    @Override
    public Tensor quantity(Quantity quantity, Copy copy) {
      return taken(all.quantity(quantity, copy), samples);
    }

    @Override
    public Optional<Tensor> logarithm(Quantity quantity, Copy copy) {
      return all.logarithm(quantity, copy).map(tensor -> taken(tensor, samples));
    }

    @Override
    public double gamma() {
      return all.gamma();
    }

    @Override
    public Tensor coefficient(Node coefficient) {
      return all.coefficient(coefficient);
    }

    @Override
    public Optional<Tensor> valid(Set<Axis> axes) {
      return all.valid(axes).map(tensor -> taken(tensor, samples));
    }
  }
}
