package org.marl.algorithms.onpolicy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.marl.algorithms.torch.ProgramCall;
import org.marl.algorithms.torch.RecordedLeaf;
import org.marl.core.expression.Axis;
import org.marl.core.expression.Binary;
import org.marl.core.expression.Copy;
import org.marl.core.expression.Graph;
import org.marl.core.expression.Node;
import org.marl.core.expression.Quantity;
import org.marl.core.expression.Setting;
import org.marl.core.expression.Stage;
import org.marl.core.program.Autograd;
import org.marl.core.program.Literal;
import org.marl.core.program.Lowering;
import org.marl.core.program.ProgramWriter;
import org.marl.core.program.Tensor;
import org.marl.core.program.TensorSource;
import org.marl.core.random.RandomStream;

/**
 * {@code gradient(y, pi)} in minibatches, where networks give logarithms, ratios and entropies
 * beside probabilities: its value, and what an objective with it sends on to the logits.
 */
class DerivativesTest {
  private static final int ROWS = 6;
  private static final int ACTIONS = 4;
  private static final double STEP = 1e-5;
  private static final Set<Axis> STEPS = Set.of(Axis.AGENTS, Axis.SAMPLES);
  private static final Set<Axis> ALL = Set.of(Axis.AGENTS, Axis.SAMPLES, Axis.ACTIONS);
  private static final Graph GRAPH = new Graph(Setting.ON_POLICY);

  /** The slope by the probability of one action. */
  private interface Slope {
    double of(double[] pi, double[] old, double advantage, int taken, int action);
  }

  static Stream<Arguments> functions() {
    Node pi = GRAPH.input(Quantity.PI);
    Node old = GRAPH.input(Quantity.PI_OLD);
    Node advantage = GRAPH.input(Quantity.ADVANTAGE);
    var kl = Updates.divergence("kl", Updates.klFunction());
    Node reward = GRAPH.binary(Binary.MULTIPLY, GRAPH.input(Quantity.RATIO), advantage);
    return Stream.of(
        Arguments.of(
            GRAPH.divergence(kl, pi, old),
            (Slope) (p, q, a, taken, action) -> Math.log(p[action] / q[action]) + 1),
        Arguments.of(
            GRAPH.divergence(kl, old, pi),
            (Slope) (p, q, a, taken, action) -> -q[action] / p[action]),
        Arguments.of(
            GRAPH.input(Quantity.ENTROPY),
            (Slope) (p, q, a, taken, action) -> -Math.log(p[action]) - 1),
        Arguments.of(
            reward, (Slope) (p, q, a, taken, action) -> action == taken ? a / q[action] : 0),
        Arguments.of(
            GRAPH.input(Quantity.LOG_PROB),
            (Slope) (p, q, a, taken, action) -> action == taken ? 1 / p[action] : 0));
  }

  private final RandomStream random = RandomStream.of(1, "derivatives");
  private final double[] logits = random(ROWS * ACTIONS);
  private final double[] oldLogits = random(ROWS * ACTIONS);
  private final double[] weights = random(ROWS * ACTIONS);
  private final double[] advantages = random(ROWS);

  private double[] random(int length) {
    double[] numbers = new double[length];
    for (int i = 0; i < length; i++) {
      numbers[i] = (float) random.nextGaussian();
    }
    return numbers;
  }

  /** Action 2 cannot be chosen in every other row. */
  private static boolean available(int row, int action) {
    return action != 2 || row % 2 == 0;
  }

  private static int taken(int row) {
    return row % 2 == 0 ? row % ACTIONS : 3;
  }

  private static double[] pi(double[] logits, int row) {
    double[] pi = new double[ACTIONS];
    double sum = 0;
    for (int action = 0; action < ACTIONS; action++) {
      pi[action] = available(row, action) ? Math.exp(logits[row * ACTIONS + action]) : 0;
      sum += pi[action];
    }
    for (int action = 0; action < ACTIONS; action++) {
      pi[action] /= sum;
    }
    return pi;
  }

  private double[] slopes(Slope slope, double[] at) {
    double[] slopes = new double[ROWS * ACTIONS];
    for (int row = 0; row < ROWS; row++) {
      double[] pi = pi(at, row);
      double[] old = pi(oldLogits, row);
      for (int action = 0; action < ACTIONS; action++) {
        if (available(row, action)) {
          slopes[row * ACTIONS + action] = slope.of(pi, old, advantages[row], taken(row), action);
        }
      }
    }
    return slopes;
  }

  private double weighted(Slope slope, double[] at) {
    double[] slopes = slopes(slope, at);
    double sum = 0;
    for (int i = 0; i < slopes.length; i++) {
      sum += weights[i] * slopes[i];
    }
    return sum;
  }

  @ParameterizedTest
  @MethodSource("functions")
  void slopesByProbabilities(Node function, Slope slope) {
    Map<String, double[]> found = run(GRAPH.gradient(function, GRAPH.input(Quantity.PI)));
    double[] expected = slopes(slope, logits);
    for (int i = 0; i < expected.length; i++) {
      assertThat(found.get("slopes")[i])
          .isCloseTo(expected[i], within(1e-5 * Math.max(1, Math.abs(expected[i]))));
      double[] moved = logits.clone();
      moved[i] += STEP;
      double above = weighted(slope, moved);
      moved[i] -= 2 * STEP;
      double difference = (above - weighted(slope, moved)) / (2 * STEP);
      assertThat(found.get("onward")[i])
          .isCloseTo(difference, within(1e-4 * Math.max(1, Math.abs(difference))));
    }
  }

  private Map<String, double[]> run(Node gradient) {
    ProgramWriter program = new ProgramWriter("derivatives");
    String leaf = RecordedLeaf.of(program, program.input("logits"));
    String flags = program.let("flags", "torch.gt(" + program.input("available") + ", 0.5)");
    Optional<Tensor> available = Optional.of(new Tensor(program, flags, ALL));
    Tensor before = new Tensor(program, program.input("old"), ALL);
    CategoricalHead old = CategoricalHead.of(before, available, Optional.empty());
    String index = "torch.to(" + program.input("taken") + ", " + Literal.INT64 + ")";
    Tensor taken = new Tensor(program, program.let("action", index), STEPS);
    PolicyBatch batch =
        new PolicyBatch(
            before, taken, available, Optional.empty(), old.logProb(taken), Optional.empty());
    Tensor advantage = new Tensor(program, program.input("advantage"), STEPS);
    LiveTensors live =
        new LiveTensors(
            batch,
            0.9,
            () -> CategoricalHead.of(new Tensor(program, leaf, ALL), available, Optional.empty()),
            () -> advantage,
            node -> advantage);
    Lowering recorded =
        new Lowering(program, Stage.TURN, new Given(old, taken, advantage, available));
    Lowering minibatch = recorded.inner(Stage.MINIBATCH, live, tensor -> tensor);
    recorded.prepare(List.of(gradient));
    Tensor slopes = minibatch.lower(gradient);
    String loss = "torch.sum(torch.mul(" + slopes.name() + ", " + program.input("weights") + "))";
    program.output("slopes", slopes.detached().name());
    program.output(
        "onward", Autograd.gradients(program, program.let("loss", loss), List.of(leaf)).get(0));
    double[] mask = new double[ROWS * ACTIONS];
    double[] actions = new double[ROWS];
    for (int i = 0; i < mask.length; i++) {
      mask[i] = available(i / ACTIONS, i % ACTIONS) ? 1 : 0;
      actions[i / ACTIONS] = taken(i / ACTIONS);
    }
    try (ProgramCall call = new ProgramCall(program.build())) {
      return call.with("logits", logits, 2, ROWS / 2, ACTIONS)
          .with("old", oldLogits, 2, ROWS / 2, ACTIONS)
          .with("available", mask, 2, ROWS / 2, ACTIONS)
          .with("weights", weights, 2, ROWS / 2, ACTIONS)
          .with("taken", actions, 2, ROWS / 2)
          .with("advantage", advantages, 2, ROWS / 2)
          .run();
    }
  }

  /** What was recorded. */
  private record Given(
      CategoricalHead old, Tensor taken, Tensor advantage, Optional<Tensor> available)
      implements TensorSource {

    @Override
    public Tensor quantity(Quantity quantity, Copy copy) {
      return switch (quantity) {
        case ACTION -> taken;
        case PI_OLD -> old.pi();
        case PROB -> old.logProb(taken).exp();
        case ADVANTAGE -> advantage;
        default -> throw new AssertionError(quantity);
      };
    }

    @Override
    public Optional<Tensor> logarithm(Quantity quantity, Copy copy) {
      return quantity == Quantity.PI_OLD ? Optional.of(old.logPi()) : Optional.empty();
    }

    @Override
    public double gamma() {
      return 0.9;
    }

    @Override
    public Tensor coefficient(Node coefficient) {
      throw new AssertionError(coefficient);
    }

    @Override
    public Optional<Tensor> valid(Set<Axis> axes) {
      return axes.containsAll(ALL) ? available : Optional.empty();
    }
  }
}
