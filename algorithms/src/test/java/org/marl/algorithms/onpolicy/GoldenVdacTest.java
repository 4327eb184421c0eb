package org.marl.algorithms.onpolicy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.marl.algorithms.estimator.TdLambdaConfig;
import org.marl.algorithms.mixer.Mixer;
import org.marl.algorithms.mixer.MixerCase;
import org.marl.algorithms.mixer.MixerComponents;
import org.marl.algorithms.torch.ProgramCall;
import org.marl.algorithms.torch.RecordedLeaf;
import org.marl.algorithms.torch.TorchCases;
import org.marl.core.expression.Axis;
import org.marl.core.expression.Copy;
import org.marl.core.expression.Node;
import org.marl.core.expression.Quantity;
import org.marl.core.expression.Stage;
import org.marl.core.plan.Update;
import org.marl.core.program.Autograd;
import org.marl.core.program.Literal;
import org.marl.core.program.Lowering;
import org.marl.core.program.ProgramWriter;
import org.marl.core.program.Tensor;
import org.marl.core.program.TensorSource;

/**
 * VDAC-sum and VDAC-mix as their authors' code computes them: team values, targets, advantages,
 * both losses and their gradients. Episodes are the copies of a rollout; what follows the end of
 * the first does not count.
 */
class GoldenVdacTest {
  private static final int EPISODES = 3;
  private static final int STEPS = 5;
  private static final int AGENTS = 3;
  private static final int ACTIONS = 4;
  private static final int STATE = 4;
  private static final int SAMPLES = STEPS * EPISODES;
  private static final Set<Axis> STEP = Set.of(Axis.SAMPLES);
  private static final Set<Axis> OWN = Set.of(Axis.AGENTS, Axis.SAMPLES);

  private final JsonNode golden = GoldenLossesTest.read("vdac");
  private final JsonNode batch = golden.get("batch");

  @Test
  void valuesAndLossesOfBothVariants() {
    int mixed = 0;
    for (JsonNode one : golden.get("cases")) {
      boolean sum = one.get("mixer").asText().equals("vdn");
      // The authors take the entropy of the softmax of probabilities.
      if (one.get("ent_coef").isNull()) {
        check(one, sum);
        mixed += sum ? 0 : 1;
      }
    }
    assertThat(mixed).isEqualTo(1);
  }

  private void check(JsonNode one, boolean sum) {
    JsonNode weights = one.get("mixer_weights");
    Mixer mixer =
        sum
            ? Mixer.of(MixerComponents.ADDITIVE.byDefault(), AGENTS, STATE).orElseThrow()
            : MixerCase.mixer(weights, AGENTS);
    float[] flat = sum ? new float[1] : MixerCase.flat(mixer, weights);
    Map<String, double[]> found = run(mixer, flat);
    same(found.get("total"), steps(one.get("v_tot"), 1), 1);
    same(found.get("returns"), steps(one.get("targets"), 1), 1);
    same(found.get("advantage"), steps(one.get("advantage"), 1), 1);
    assertThat(found.get("policyLoss")[0]).isCloseTo(one.get("pg_loss").asDouble(), within(1e-5));
    assertThat(2 * found.get("valueLoss")[0])
        .isCloseTo(one.get("vf_loss").asDouble(), within(1e-5 * one.get("vf_loss").asDouble()));
    same(found.get("policyGradient"), steps(one.get("grad_policy_logits"), ACTIONS), ACTIONS);
    double[] ofValues = found.get("valueGradient");
    for (int i = 0; i < ofValues.length; i++) {
      ofValues[i] *= 2 * golden.get("meta").get("vf_coef").asDouble();
    }
    same(ofValues, steps(one.get("grad_v"), 1), 1);
  }

  /** Compares the steps that count. */
  private void same(double[] found, float[] expected, int width) {
    assertThat(found).hasSameSizeAs(expected);
    for (int i = 0; i < found.length; i++) {
      int sample = i / width % SAMPLES;
      boolean counts =
          batch.get("mask").get(sample % EPISODES).get(sample / EPISODES).asDouble() != 0;
      assertThat(!counts || Math.abs(found[i] - expected[i]) <= 1e-5)
          .as("%d: %s, not %s", i, found[i], expected[i])
          .isTrue();
    }
  }

  /** From {@code [E][t][N][width]} to {@code [N, T·E, width]}, or without agents. */
  private static float[] steps(JsonNode node, int width) {
    return rows(node, width, 0, STEPS);
  }

  private static float[] rows(JsonNode node, int width, int first, int count) {
    float[] all = TorchCases.floats(node);
    int times = node.get(0).size();
    int agents = all.length / (EPISODES * times * width);
    float[] moved = new float[agents * count * EPISODES * width];
    for (int t = 0; t < count; t++) {
      for (int episode = 0; episode < EPISODES; episode++) {
        for (int agent = 0; agent < agents; agent++) {
          int from = ((episode * times + first + t) * agents + agent) * width;
          int to = ((agent * count + t) * EPISODES + episode) * width;
          System.arraycopy(all, from, moved, to, width);
        }
      }
    }
    return moved;
  }

  private Map<String, double[]> run(Mixer mixer, float[] weights) {
    ProgramWriter program = new ProgramWriter("vdac");
    List<String> mixing =
        mixer.layout().map(layout -> List.of(program.input("weights"))).orElse(List.of());
    Optional<Tensor> states = states(program, mixer, "states");
    Optional<Tensor> lastStates = states(program, mixer, "lastStates");
    String own = RecordedLeaf.of(program, program.input("values"));
    Tensor total = mixer.mix(program, mixing, new Tensor(program, own, OWN), states);
    Tensor last = new Tensor(program, program.input("lastValues"), OWN);
    Recorded recorded = recorded(program);
    Sizes sizes = new Sizes(AGENTS, 1, ACTIONS, STATE, STEPS, EPISODES);
    String index = "torch.arange(" + (SAMPLES - EPISODES) + ", " + SAMPLES + ")";
    Estimates estimates =
        Estimates.of(
            new TdLambdaConfig(0.99, 0.8),
            new Steps(
                program,
                sizes,
                recorded.goesOn(),
                recorded.terminated(),
                program.let("index", index)),
            recorded.rewards(),
            total.detached(),
            mixer.mix(program, mixing, last, lastStates));
    Tensor counts = flag(program, "counts", STEP);
    CriticBatch fitted =
        new CriticBatch(
            new CriticInput(total, states, Optional.empty()),
            total,
            estimates.returns(),
            Optional.of(counts));
    Tensor valueLoss = new ValueFit(Optional.empty(), Optional.empty()).loss(total, fitted);
    String logits = RecordedLeaf.of(program, program.input("logits"));
    Tensor policyLoss = policyLoss(program, logits, estimates.advantage(), counts);
    program.output("total", total.detached().name());
    program.output("returns", estimates.returns().name());
    program.output("advantage", estimates.advantage().name());
    program.output("valueLoss", valueLoss.detached().name());
    program.output("policyLoss", policyLoss.detached().name());
    program.output("valueGradient", gradient(program, valueLoss, own));
    program.output("policyGradient", gradient(program, policyLoss, logits));
    try (ProgramCall call = new ProgramCall(program.build())) {
      return with(call, weights).run();
    }
  }

  private static String gradient(ProgramWriter program, Tensor loss, String leaf) {
    return Autograd.gradients(program, loss.name(), List.of(leaf)).get(0);
  }

  private static Optional<Tensor> states(ProgramWriter program, Mixer mixer, String name) {
    return mixer.seesState()
        ? Optional.of(new Tensor(program, program.input(name), Set.of(Axis.SAMPLES, Axis.DIMS)))
        : Optional.empty();
  }

  private static Recorded recorded(ProgramWriter program) {
    String index = "torch.to(" + program.input("actions") + ", " + Literal.INT64 + ")";
    return new Recorded(
        new Tensor(program, program.let("actions", index), OWN),
        new Tensor(program, program.input("rewards"), STEP),
        flag(program, "terminated", STEP),
        flag(program, "truncated", STEP),
        Optional.of(flag(program, "available", Set.of(Axis.AGENTS, Axis.SAMPLES, Axis.ACTIONS))),
        Optional.empty());
  }

  private static Tensor flag(ProgramWriter program, String input, Set<Axis> axes) {
    String flag = program.let("flag", "torch.gt(" + program.input(input) + ", 0.5)");
    return new Tensor(program, flag, axes);
  }

  private Tensor policyLoss(ProgramWriter program, String logits, Tensor advantage, Tensor counts) {
    Tensor live = new Tensor(program, logits, Set.of(Axis.AGENTS, Axis.SAMPLES, Axis.ACTIONS));
    Tensor available = flag(program, "mask", Set.of(Axis.AGENTS, Axis.SAMPLES, Axis.ACTIONS));
    String index = "torch.to(" + program.input("action") + ", " + Literal.INT64 + ")";
    Tensor action = new Tensor(program, program.let("action", index), OWN);
    Tensor alive = counts.zip("torch.logical_and", action.map("torch.ge", "0"));
    PolicyBatch some =
        new PolicyBatch(
            live, action, Optional.of(available), Optional.of(alive), action, Optional.empty());
    TensorSource recorded = new Advantage(advantage, alive);
    LiveTensors source =
        new LiveTensors(
            some,
            0.99,
            () -> CategoricalHead.of(live, Optional.of(available), Optional.empty()),
            () -> advantage,
            node -> advantage);
    Lowering scope =
        new Lowering(program, Stage.TURN, recorded).inner(Stage.MINIBATCH, source, t -> t);
    Update.Objective objective = Updates.actorCritic().objectives().get(0);
    SlotMeans means = new SlotMeans(program, List.of(0, 0, 0), 1, Optional.of(alive));
    return means.total(scope.lower(objective.expression())).negated();
  }

  private ProgramCall with(ProgramCall call, float[] weights) {
    float[] actions = steps(batch.get("actions"), 1);
    float[] available = steps(batch.get("avail"), ACTIONS);
    float[] none = new float[SAMPLES];
    return call.with("weights", weights, 1, weights.length)
        .with("states", steps(batch.get("state"), STATE), SAMPLES, STATE)
        .with("lastStates", rows(batch.get("state"), STATE, STEPS, 1), EPISODES, STATE)
        .with("values", steps(golden.get("agent_v"), 1), AGENTS, SAMPLES)
        .with("lastValues", rows(golden.get("agent_v"), 1, STEPS, 1), AGENTS, EPISODES)
        .with("actions", actions, AGENTS, SAMPLES)
        .with("action", actions, AGENTS, SAMPLES)
        .with("rewards", steps(batch.get("reward"), 1), SAMPLES)
        .with("terminated", steps(batch.get("terminated"), 1), SAMPLES)
        .with("truncated", none, SAMPLES)
        .with("counts", steps(batch.get("mask"), 1), SAMPLES)
        .with("available", available, AGENTS, SAMPLES, ACTIONS)
        .with("mask", available, AGENTS, SAMPLES, ACTIONS)
        .with("logits", steps(golden.get("policy_logits"), ACTIONS), AGENTS, SAMPLES, ACTIONS);
  }

  /** The team's advantage. */
  private record Advantage(Tensor advantage, Tensor alive) implements TensorSource {

    @Override
    public Tensor quantity(Quantity quantity, Copy copy) {
      assertThat(quantity).isEqualTo(Quantity.ADVANTAGE);
      return advantage;
    }

    @Override
    public Optional<Tensor> logarithm(Quantity quantity, Copy copy) {
      return Optional.empty();
    }

    @Override
    public double gamma() {
      return 0.99;
    }

    @Override
    public Tensor coefficient(Node coefficient) {
      throw new AssertionError(coefficient);
    }

    @Override
    public Optional<Tensor> valid(Set<Axis> axes) {
      return axes.containsAll(OWN) ? Optional.of(alive) : Optional.empty();
    }
  }
}
